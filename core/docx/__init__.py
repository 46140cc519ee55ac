"""Reading Word files (.docx) that people hand in, without trusting them.

``package`` looks at the container before anything is unpacked; ``reading`` has a child process with little memory and
time take out the text. Word files are written with python-docx where they are needed.
"""
