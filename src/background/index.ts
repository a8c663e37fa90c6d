import { startDesk } from "./start"

startDesk()
