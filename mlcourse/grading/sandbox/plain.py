"""The student's side in a process that nothing shuts in; for a learner's own code only."""

import signal
import socket
import sys

from mlcourse.grading.sandbox.shell import Recorder, RecordingShell
from mlcourse.grading.sandbox.student import Student


def main() -> None:
    """Serve one notebook over the connection whose number is given."""
    connection = socket.socket(fileno=int(sys.argv[1]))
    shell = RecordingShell.instance(recorder=Recorder())
    shell.record("%matplotlib inline")
    student = Student(shell)
    signal.signal(signal.SIGINT, student.interrupted)
    student.serve(connection)


if __name__ == "__main__":
    main()
