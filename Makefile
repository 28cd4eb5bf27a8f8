# The two commands that matter: `make run` and `make test`. Both work on a fresh checkout.
# PORT=, HOST= and HTTPS=1 after `make run` reach the server through the environment.
PYTHON ?= python3
VENV := .venv/bin/python
COMPILE := .venv/bin/uv pip compile --quiet --universal --fork-strategy fewest \
	--python-version 3.11 --no-build --generate-hashes \
	--excludes requirements/excluded.in --custom-compile-command 'make lock'

# One of what pipecat needs comes as source only.
COMPILE_CONTESTANT := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.PHONY: help run test lint format types ocr lock bench bench-quick bench-voice bench-capacity bench-api bench-web screenshots eval-job eval-resume eval-questions eval-delivery fit-turns eval-turns eval-barge-ins eval-coach fit-coach prove-kills prove-faults prove-turns prove-api tools python

help: ## Show the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: python ## Install what is missing, then serve on http://localhost:8000
	@$(PYTHON) -m scripts.run

test: python ## Install what tests need, then check and test everything
	@$(PYTHON) -m scripts.test

lint: tools ## Check style, types and dependencies, without tests
	@$(VENV) -m scripts.check

format: tools ## Rewrite the code in the house style
	@$(VENV) -m ruff check --fix-only --quiet .
	@$(VENV) -m ruff format --quiet .
	@npm --prefix web run --silent format

types: tools ## Generate the web app's types from OpenAPI and the room messages
	@PYTHON=$(CURDIR)/$(VENV) npm --prefix web run --silent types

ocr: python ## Install what reads scanned résumés, for the next `make run`
	@$(PYTHON) -c "from scripts import install as i; i.ensure_venv(); i.ensure_python_packages('ocr')"

lock: tools ## Lock Python packages with their hashes (UPGRADE=--upgrade for newer ones)
	@$(COMPILE) $(UPGRADE) requirements/runtime.in -o requirements/runtime.txt
	@$(COMPILE) $(UPGRADE) -c requirements/runtime.txt \
		requirements/runtime.in requirements/ocr.in -o requirements/ocr.txt
	@$(COMPILE) $(UPGRADE) -c requirements/ocr.txt \
		requirements/runtime.in requirements/ocr.in requirements/dev.in -o requirements/dev.txt
	@for list in pipecat livekit plots; do \
		$(COMPILE_CONTESTANT) $(UPGRADE) bench/side_by_side/requirements/$$list.in \
			-o bench/side_by_side/requirements/$$list.txt || exit 1; done

bench: tools ## Measure this and other voice agents side by side, for hours (RUN= to go on)
	@$(VENV) -m bench.side_by_side $(if $(RUN),--run $(RUN))

bench-quick: tools ## The same in a quarter of an hour
	@$(VENV) -m bench.side_by_side --quick $(if $(RUN),--run $(RUN))

bench-voice: tools ## Measure the conversation against its goals
	@$(VENV) -m bench.voice

bench-capacity: tools ## Measure how many calls a machine holds, and what a call costs
	@$(VENV) -m bench.capacity

bench-api: tools ## Measure the API under many people
	@$(VENV) -m bench.api_load

bench-web: tools ## Measure how fast every page is on a phone
	@$(VENV) -m bench.web.vitals

screenshots: tools ## Take pictures of every page, in both themes and two widths
	@$(VENV) -m bench.web.screenshots

eval-job: tools ## Measure how well job posts are read by rules
	@$(VENV) -m bench.eval_job

eval-resume: tools ## Measure how well résumés are read by rules
	@$(VENV) -m bench.eval_resume

eval-questions: tools ## Measure what sets of questions are like, and how soon they come
	@$(VENV) -m bench.eval_questions

eval-delivery: tools ## Measure how well pace, pauses and fillers are measured
	@$(VENV) -m bench.eval_delivery

fit-turns: tools ## Fit how long a pause may be on made-up answers
	@$(VENV) -m bench.fit_turns

eval-turns: tools ## Measure how soon turns end, and how often too soon
	@$(VENV) -m bench.eval_turns

eval-barge-ins: tools ## Measure how fast the voice stops for a sentence, and what else stops it
	@$(VENV) -m bench.eval_barge_ins

eval-coach: tools ## Measure how far scores and feedback deserve trust (LLM=address,model)
	@$(VENV) -m bench.eval_coach $(if $(LLM),--llm "$(LLM)")

fit-coach: tools ## Fit the coach that needs no key on the answers for tuning
	@$(VENV) -m bench.fit_coach

prove-kills: tools ## Kill the process at many random moments and look for what is lost
	@$(VENV) -m bench.kills

prove-faults: tools ## Have providers fail at every moment and look for what is lost (SHARE=0.1)
	@$(VENV) -m bench.faults $(if $(SHARE),--share "$(SHARE)")

prove-turns: tools ## Play ten thousand turns in which anything happens (SHARE=0.1, SEED=)
	@$(VENV) -m bench.turns $(if $(SHARE),--share "$(SHARE)") $(if $(SEED),--seed "$(SEED)")

prove-api: tools ## Send made-up requests to every operation of the API
	@$(VENV) -m bench.api_cases

tools: python
	@$(PYTHON) -m scripts.tools

python:
	@command -v $(PYTHON) >/dev/null || { echo "MockMate needs Python 3.11 or newer; \
	$(PYTHON) is not on PATH. Install it, or name one: make PYTHON=/path/to/python3" >&2; exit 1; }
