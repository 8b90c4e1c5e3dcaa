"""The throw-away process that reads files of strangers: started, fed, watched, bounded and ended.

``child`` is its door; ``child_entry`` is what runs inside.
"""
