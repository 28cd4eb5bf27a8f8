"""What a language model is asked to do, one file a task; its prompts are text files in `prompts/`.

Whatever a person wrote or said goes to the model as fenced data. What comes back is data too: its
shape is checked by the engine, its claims by the task, and what fails is dropped or refused.
"""
