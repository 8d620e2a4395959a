"""Shut a forked process in: namespaces, limits, no capabilities, few system calls.

Runs inside bubblewrap, in the process that forks one child per submission. bubblewrap has taken
away the file system, the network and the environment; what is done here keeps the children from
one another: each gets process numbers, message queues and a /tmp of its own.
"""

import ctypes
import os
import platform
import resource
import signal
import struct

_libc = ctypes.CDLL(None, use_errno=True)

# System call numbers: clone, capset, and those that a student's code is refused.
_ARCHITECTURES = {
    "x86_64": (0xC000003E, 56, 126, {
        "fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "clone3": 435, "ptrace": 101,
        "unshare": 272, "setns": 308, "mount": 165, "umount2": 166, "pivot_root": 155,
        "process_vm_readv": 310, "process_vm_writev": 311, "bpf": 321, "perf_event_open": 298,
        "userfaultfd": 323, "keyctl": 250, "add_key": 248, "request_key": 249,
        "io_uring_setup": 425, "memfd_create": 319, "socket": 41,
    }),
    "aarch64": (0xC00000B7, 220, 91, {
        "execve": 221, "execveat": 281, "clone3": 435, "ptrace": 117,
        "unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41,
        "process_vm_readv": 270, "process_vm_writev": 271, "bpf": 280, "perf_event_open": 241,
        "userfaultfd": 282, "keyctl": 219, "add_key": 217, "request_key": 218,
        "io_uring_setup": 425, "memfd_create": 279, "socket": 198,
    }),
}  # fmt: skip
AUDIT, SYS_CLONE, SYS_CAPSET, REFUSED = _ARCHITECTURES[platform.machine()]

CLONE_NEWNS, CLONE_NEWIPC, CLONE_NEWPID = 0x00020000, 0x08000000, 0x20000000
CLONE_THREAD = 0x00010000
PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 4, 22, 38
EPERM, ENOSYS = 1, 38


def fork() -> int:
    """Fork into new process, mount and message namespaces; 0 in the child, as ``os.fork``."""
    flags = CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWPID | signal.SIGCHLD
    pid = int(_libc.syscall(SYS_CLONE, ctypes.c_ulong(flags), 0, 0, 0, 0))
    _check(pid, "clone")
    if pid == 0:
        ctypes.pythonapi.PyOS_AfterFork_Child()
    return pid


def confine(*, memory: int, cpu_seconds: int, file_bytes: int) -> None:
    """Close the child in for good; called before any of the student's code."""
    _check(_libc.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, b"size=%d,mode=0700" % file_bytes), "mount")
    os.chdir("/tmp")
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file_bytes),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    _check(_libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0), "prctl")
    _drop_capabilities()
    _refuse_system_calls()


def _drop_capabilities() -> None:
    header = struct.pack("<Ii", 0x20080522, 0)  # version 3, this process
    _check(_libc.syscall(SYS_CAPSET, header, bytes(24)), "capset")


def _refuse_system_calls() -> None:
    """Install a filter: no new processes (threads may be), programs, namespaces or sockets."""

    def instruction(code: int, jump_true: int, jump_false: int, k: int) -> bytes:
        return struct.pack("<HBBI", code, jump_true, jump_false, k)

    load, equal, any_bit, answer = 0x20, 0x15, 0x45, 0x06
    allow, kill = 0x7FFF0000, 0x80000000
    error = 0x00050000
    program = [
        instruction(load, 0, 0, 4),  # the architecture
        instruction(equal, 1, 0, AUDIT),
        instruction(answer, 0, 0, kill),
        instruction(load, 0, 0, 0),  # the number of the call
    ]
    if platform.machine() == "x86_64":  # the x32 numbers are another way in
        program += [instruction(0x35, 0, 1, 0x40000000), instruction(answer, 0, 0, kill)]
    for name, number in REFUSED.items():
        # clone3 hides its flags from a filter; "no such call" makes libc use clone.
        code = ENOSYS if name == "clone3" else EPERM
        program += [instruction(equal, 0, 1, number), instruction(answer, 0, 0, error | code)]
    program += [
        instruction(equal, 0, 3, SYS_CLONE),
        instruction(load, 0, 0, 16),  # its first argument, the flags
        instruction(any_bit, 1, 0, CLONE_THREAD),
        instruction(answer, 0, 0, error | EPERM),
        instruction(answer, 0, 0, allow),
    ]
    buffer = ctypes.create_string_buffer(b"".join(program))
    table = struct.pack("<HxxxxxxQ", len(program), ctypes.addressof(buffer))
    _check(_libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl")
    _check(_libc.prctl(PR_SET_SECCOMP, 2, table, 0, 0), "seccomp")


def _check(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
