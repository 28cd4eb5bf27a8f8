"""An interviewer by livekit-agents, as its quick start has it: `python livekit_agent.py start`.

PREEMPTIVE=1 turns on what it can do before a turn has ended.
"""

import math
import os

from livekit.agents import (
    Agent,
    AgentServer,
    AgentSession,
    JobContext,
    TurnHandlingOptions,
    cli,
    inference,
)
from livekit.plugins import cartesia, deepgram, openai

PROMPT = (
    "You are a friendly interviewer for a backend engineering job. Ask one question at a time, "
    "in one or two short spoken sentences, and follow up on what the candidate said."
)
# As in development: what else runs on the machine of a bench must not make it refuse calls.
server = AgentServer(load_threshold=math.inf, port=int(os.environ["AGENT_PORT"]))


class Interviewer(Agent):
    def __init__(self) -> None:
        super().__init__(instructions=PROMPT)


@server.rtc_session()
async def interview(ctx: JobContext):
    options = TurnHandlingOptions(turn_detection=inference.TurnDetector(version="v1-mini"))
    if os.environ.get("PREEMPTIVE") == "1":
        options["preemptive_generation"] = {"enabled": True, "preemptive_tts": True}
    session = AgentSession(
        stt=deepgram.STT(model="nova-3", base_url=os.environ["DEEPGRAM_URL"] + "/v1/listen"),
        llm=openai.LLM(model="gpt-4.1-mini"),
        tts=cartesia.TTS(model="sonic-3", base_url=os.environ["CARTESIA_HTTP_URL"]),
        turn_handling=options,
    )
    await session.start(agent=Interviewer(), room=ctx.room)
    await session.generate_reply(instructions="Greet the candidate and ask a question.")


if __name__ == "__main__":
    cli.run_app(server)
