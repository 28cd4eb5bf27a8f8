"""A chat made into a language model: fenced data, a checked value, one repair."""

from collections.abc import Callable, Sequence
from typing import Final

from pydantic import ValidationError

from agent.engines.chat import Chat, Message, Reply
from agent.engines.errors import BadAnswer
from agent.engines.fencing import system_text, user_text
from agent.engines.json_schema import json_schema
from agent.engines.language import MAX_TOKENS, Answered, Prompt, S
from agent.engines.usage import Meter, Price, Usage, counting_failures

_ERRORS_SHOWN: Final = 20
_CHARACTERS_A_TOKEN: Final = 3
"""Rather too few: what is not told is not to be counted too low."""
_REPAIR = """\
That does not fit the schema:
{errors}
Answer again with the whole corrected JSON and nothing else."""


class StructuredModel:
    """Asks one chat. What does not validate goes back once with its errors, then it is BadAnswer.

    new_boundary: an unguessable token for each call. meter: told of each reply's tokens.
    price: None where it is not known. clock: monotonic seconds.
    """

    def __init__(
        self,
        chat: Chat,
        *,
        price: Price | None,
        new_boundary: Callable[[], str],
        clock: Callable[[], float],
    ) -> None:
        self._chat = chat
        self._price = price
        self._new_boundary = new_boundary
        self._clock = clock

    @property
    def engine(self) -> str:
        """See LanguageModel."""
        return self._chat.engine

    @property
    def model(self) -> str:
        """See LanguageModel."""
        return self._chat.model

    async def answer(self, prompt: Prompt, shape: type[S], meter: Meter) -> Answered[S]:
        """A value of `shape`. Raises EngineError."""
        began = self._clock()
        boundary = self._new_boundary()
        system = system_text(prompt, boundary)
        messages = [Message("user", user_text(prompt, boundary))]
        schema = json_schema(shape)
        used = Usage()
        for last in (False, True):
            sent = len(system) + sum(len(one.text) for one in messages)
            with counting_failures(meter, self._usage(_tokens(sent), 0)):
                reply = await self._chat.reply(system, messages, schema, MAX_TOKENS)
            usage = self._usage(
                _tokens(sent) if reply.tokens_in is None else reply.tokens_in,
                _tokens(len(reply.text)) if reply.tokens_out is None else reply.tokens_out,
            )
            meter(usage)
            used += usage
            checked = self._checked(reply, shape)
            if not isinstance(checked, Sequence):
                delay_s = self._clock() - began
                return Answered(checked, used, delay_s, self.engine, self.model)
            if not last:
                repair = _REPAIR.format(errors="\n".join(checked))
                messages += [Message("model", reply.text), Message("user", repair)]
        raise BadAnswer(self.engine, "answered twice in a shape that does not fit")

    def _usage(self, tokens_in: int, tokens_out: int) -> Usage:
        cost = self._price and self._price.cost(tokens_in=tokens_in, tokens_out=tokens_out)
        return Usage(tokens_in, tokens_out, cost)

    def _checked(self, reply: Reply, shape: type[S]) -> S | list[str]:
        """The value, or what is wrong with it."""
        if not reply.complete:
            raise BadAnswer(self.engine, "was cut off at the longest answer allowed")
        if not reply.text.strip():
            raise BadAnswer(self.engine, "answered nothing", retryable=True)
        try:
            return shape.model_validate_json(reply.text)
        except ValidationError as error:
            return [
                f"- {'.'.join(map(str, one['loc'])) or 'the whole'}: {one['msg']}"
                for one in error.errors(include_input=False, include_url=False)[:_ERRORS_SHOWN]
            ]


def _tokens(characters: int) -> int:
    return -(-characters // _CHARACTERS_A_TOKEN)
