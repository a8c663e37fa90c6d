/**
 * What X takes for a URL: anything with a scheme, and bare hosts with a well-known ending. Punctuation that closes a
 * sentence does not belong to it.
 */
export function urlPattern(): RegExp {
  return /(?<![\w@#$/.-])(?:https?:\/\/[^\s<>"']+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|co|de|jp|uk|app|me|info)(?:\/[^\s<>"']*)?)(?<![.,!?;:)\]}'"])/gi
}
