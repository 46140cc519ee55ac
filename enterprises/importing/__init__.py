"""From the cells of a spreadsheet to what the register holds: which column is what, what a cell means, what is wrong.

Nothing here writes; ``services.importing`` does.
"""
