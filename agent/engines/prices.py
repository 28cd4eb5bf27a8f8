"""What the models that are used unless others are named cost, as their providers published it."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from agent.engines.usage import Price

PRICES: Mapping[str, Price] = MappingProxyType(
    {
        "gemini-3.5-flash": Price(tokens_in=Decimal("1.50"), tokens_out=Decimal("9.00")),
        "whisper-large-v3-turbo": Price(audio_hour=Decimal("0.04")),
        "whisper-large-v3": Price(audio_hour=Decimal("0.111")),
        "scribe_v2": Price(audio_hour=Decimal("0.40")),
        "eleven_flash_v2_5": Price(characters=Decimal(50)),
        "eleven_multilingual_v2": Price(characters=Decimal(100)),
    }
)
"""Dollars, by model; rather above than below where a provider has several."""
