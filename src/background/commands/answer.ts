import { deleteAnswer, saveAnswer } from "~core/answer"
import { accountId, answerId } from "~core/ids"
import { decide } from "../decide"
import type { Handlers } from "./handlers"

/** Saved replies. */
export const answer = {
  saveAnswer: ({ db, commit }, { answer, name, text, account }) =>
    decide({ commit }, async () => {
      const id = answerId(answer)
      const only = account === null ? null : accountId(account)
      const view = {
        answer: (await db.answers.get(id)) ?? null,
        account: only && ((await db.accounts.get(only)) ?? null),
      }
      return saveAnswer(view, { id, name, text, account: only })
    }),
  deleteAnswer: ({ db, commit }, { answer }) =>
    decide({ commit }, async () => deleteAnswer((await db.answers.get(answerId(answer))) ?? null)),
} satisfies Partial<Handlers>
