"""From a file that anybody may have sent to its text, in a process that may break.

The modules `child`, `pdf`, `docx`, `plain` and `ocr` run in that process only.
"""
