"""A visit that shows nothing and writes down what it reads first: what reaches it was not typed ahead.

Its path, then its socket.
"""

import os
import select
import socket
import sys
from pathlib import Path

socket.socket(fileno=int(sys.argv[2])).recv(4096)  # until it is told to begin
print("a visit", flush=True)
read = b""
while select.select([0], [], [], 0.3 if read else None)[0]:
    read += os.read(0, 100)
Path(sys.argv[1]).write_bytes(read)
select.select([], [], [])
