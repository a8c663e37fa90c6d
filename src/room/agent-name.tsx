import { AgentAvatar, type Face } from "./agent-avatar"
import * as css from "./avatar.module.css"

/** A colleague as they stand within a line: picture and name, on one line whatever they are called. */
export const AgentName = ({ agent, size = 20 }: { agent: Face; size?: number }) => (
  <span className={css.named}>
    <AgentAvatar agent={agent} size={size} />
    <bdi>{agent.name}</bdi>
  </span>
)
