import { createRoot } from "react-dom/client"
import { App } from "./app"
import "./page.css"

const root = document.getElementById("react-root")
if (root) createRoot(root).render(<App />)
