"""An hour in which four candidates never stop: does memory grow, does the voice break up?"""
