"""What engines with keys are given in this process."""

import secrets
import time
from functools import partial
from typing import Final

from agent.engines.choice import Tools, purse_of
from agent.engines.resilience.usage_files import UsageFiles
from agent.settings import AgentSettings
from api.clock import system_clock

BOUNDARY_BYTES: Final = 12


def usage_log(settings: AgentSettings) -> UsageFiles:
    """What engines with keys were asked, by day; each process of this machine writes to it."""
    return UsageFiles(settings.data_dir / "usage")


def engine_tools(settings: AgentSettings) -> Tools:
    """The day's budget is one for all that use them: it is counted in files."""
    return Tools(
        clock=time.monotonic,
        new_boundary=partial(secrets.token_hex, BOUNDARY_BYTES),
        purse=purse_of(settings, usage_log(settings), system_clock),
    )
