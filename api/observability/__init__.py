"""How the API is watched from outside: metrics, traces, reports of faults."""
