"""Speed and memory, as ratios against a floor or a peer, paired in one run.

`python -m tests.benchmarks` prints the table; names after it run only these, such as `commands`.
"""
