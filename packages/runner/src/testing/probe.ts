/** A program that prints whatever another one may have changed for it: it must print the same, whatever ran before. */
export const probe = `import sys, os, gc, time, builtins
import _signal, _locale
try:
    import resource
except ImportError:
    resource = None

print(sorted(os.listdir()), sorted(os.environ), os.getcwd() == os.path.dirname(__file__))
print(sorted(sys.modules), sorted(vars(builtins)), [name for name in dir() if not name.startswith('__')])
print(sys.path[1:], len(sys.meta_path), len(sys.path_hooks), sys.getrecursionlimit(), sys.gettrace(), sys.getprofile())
print(gc.isenabled(), gc.get_threshold() if hasattr(gc, 'get_threshold') else None, sys.warnoptions, sys.flags)
print([getattr(_signal.getsignal(number), '__name__', _signal.getsignal(number)) for number in range(1, 32)])
print(_locale.setlocale(_locale.LC_ALL), time.tzname, os.umask(0o22), os.stat('.').st_mode, os.stat(__file__).st_size)
print(sys.stdin.encoding, sys.stdout.encoding, sys.stdout.errors, sys.stdout.isatty(), sys.stdout is sys.__stdout__)
descriptor = os.open('x', os.O_CREAT | os.O_WRONLY)
print(descriptor, os.fstat(descriptor).st_mode)
if resource is not None:
    names = [name for name in dir(resource) if name.startswith('RLIMIT_') and name != 'RLIMIT_MSGQUEUE']
    print([resource.getrlimit(getattr(resource, name)) for name in names], os.getpriority(os.PRIO_PROCESS, 0))
    print(os.sched_getaffinity(0) if hasattr(os, 'sched_getaffinity') else None)
    print(os.getpid() == os.getpgrp() == os.getsid(0), _signal.pthread_sigmask(_signal.SIG_BLOCK, []))
    siblings = '/proc/%d/task/%d/children' % (os.getppid(), os.getppid())
    if os.path.exists(siblings):
        with open(siblings) as file: print(file.read().split() == [str(os.getpid())])
    if sys.platform == 'linux': print([os.get_blocking(number) for number in (0, 1, 2)], os.lseek(2, 0, 2))
`;
