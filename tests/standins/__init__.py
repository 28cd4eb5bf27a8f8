"""Providers played by servers of our own, with their wire format, for the real SDKs to talk to.

    app = Gemini(answer, key=KEY, faults=[None, Fault(Kind.RESET)], delay_s=TYPICAL.llm_s)
    async with standin(app) as origin:
        ...  # an SDK whose base address is `origin`
    assert app.requests[0].path == "..."

`gemini`, `openai`, `groq` and `elevenlabs` hold the providers, `faults` what can be wrong with
them, `serving` the server, `support` clients of the SDKs. A request that does not fit gets the
provider's own error. What a model answers is a function; sound is really heard and really spoken
where a stand-in is given the real local engines.
"""
