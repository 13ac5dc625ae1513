# SPDX-License-Identifier: GPL-2.0-only
"""A real Slurm on this machine, in a folder of its own: munged, slurmctld and nodes of one processor each. Nothing
outside of that folder is touched, and everything listens on loopback."""

import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time

DAEMONS = ('munged', 'slurmctld', 'slurmd', 'sbatch')  # group `slurm` of packages.txt
START = 60  # seconds until the nodes are idle; five are usual


def why_not():
    """Why no Slurm can be started here, or an empty text."""
    missing = [name for name in DAEMONS if not shutil.which(name, path=os.environ['PATH'] + ':/usr/sbin')]
    if missing:
        return f'no {", ".join(missing)}: the group slurm of packages.txt is not installed'
    if os.getuid() != 0:
        return "Slurm's daemons want root"
    try:
        return '' if socket.gethostbyname(socket.gethostname()).startswith('127.') else 'the host name is not of loopback'
    except OSError:
        return f'the host name {socket.gethostname()} has no address'


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(('127.0.0.1', 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


class LocalSlurm:
    """with LocalSlurm(2) as slurm: slurm.run('sinfo')"""

    def __init__(self, nodes):
        self.nodes = [f'n{number}' for number in range(1, nodes + 1)]
        self.processes = {}

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='pptplab-slurm-'))
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self.folder.chmod(0o755)
        for name in ('munge', 'ctl', 'log'):
            (self.folder / name).mkdir()
        self.start_munge()
        configuration = self.folder / 'slurm.conf'
        configuration.write_text(self.configuration())
        self.environment = {**os.environ, 'SLURM_CONF': str(configuration)}
        self.daemon('slurmctld', ['slurmctld', '-D', '-f', configuration])
        for node in self.nodes:
            self.start_node(node)
        self.until(lambda: self.run('sinfo', '--noheader', '--Node', '--format=%t').split() == ['idle'] * len(self.nodes))

    def start_munge(self):
        munge, place = pwd.getpwnam('munge'), self.folder / 'munge'
        key = place / 'key'
        key.write_bytes(os.urandom(128))
        key.chmod(0o400)
        for path in (place, key):
            os.chown(path, munge.pw_uid, munge.pw_gid)
        self.daemon('munged', ['runuser', '-u', 'munge', '--', 'munged', '--foreground', f'--key-file={key}',
                               f'--socket={place}/socket', f'--pid-file={place}/pid', f'--log-file={place}/log',
                               f'--seed-file={place}/seed'])
        self.until((place / 'socket').exists)

    def start_node(self, node):
        (self.folder / f'd.{node}').mkdir(exist_ok=True)
        self.daemon(node, ['slurmd', '-D', '-f', self.folder / 'slurm.conf', '-N', node])

    def configuration(self):
        host, place = socket.gethostname().split('.')[0], self.folder
        ports = free_ports(1 + len(self.nodes))
        nodes = '\n'.join(f'NodeName={node} NodeHostname={host} NodeAddr=127.0.0.1 Port={port} CPUs=1 RealMemory=1000'
                          for node, port in zip(self.nodes, ports[1:]))
        return f'''ClusterName=loop
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={place}/munge/socket,cred_expire=5
StateSaveLocation={place}/ctl
SlurmdSpoolDir={place}/d.%n
SlurmctldPidFile={place}/slurmctld.pid
SlurmdPidFile={place}/slurmd.%n.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=1,sched_interval=1
ReturnToService=2
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
RequeueExit=75
SlurmdParameters=config_overrides
{nodes}
PartitionName=sweep Nodes=ALL Default=YES MaxTime=INFINITE State=UP
'''

    def daemon(self, name, command):
        path = os.environ['PATH'] + ':/usr/sbin'
        with (self.folder / 'log' / name).open('w') as log:
            self.processes[name] = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=log,
                                                    stderr=log, env={**os.environ, 'PATH': path})

    def run(self, *command, check=True):
        done = subprocess.run([str(word) for word in command], env=self.environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
        if check and done.returncode:
            raise AssertionError(f'{command}: {done.returncode}\n{done.stdout}\n{done.stderr}')
        return done.stdout

    def until(self, holds, seconds=START):
        """Waits for something that the daemons do, but not for ever."""
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                raise AssertionError('\n'.join(log.read_text(errors='replace')[-2000:]
                                               for log in sorted((self.folder / 'log').iterdir())))
            time.sleep(0.1)

    def until_idle(self, seconds):
        """Until no job is left."""
        self.until(lambda: not self.run('squeue', '--noheader'), seconds)

    def kill_node(self, node):
        """As if its power failed: the daemon and all it runs are gone, and somebody tells the controller."""
        self.kill(node)
        running = list(self.processes_of(node))
        for process in [*map(self.parent_of, running), *running]:  # slurmstepd first, or it tells of its child's end
            self.signal(process, signal.SIGKILL)
        self.run('scontrol', 'update', f'nodename={node}', 'state=down', 'reason=killed')

    @staticmethod
    def processes_of(node):
        """The batch scripts that run on this node, as processes; slurmstepd is their parent."""
        for place in pathlib.Path('/proc').glob('[0-9]*'):
            try:
                words = (place / 'environ').read_bytes().split(b'\0')
                parent = (place / 'status').read_text().split('PPid:')[1].split()[0]
                command = pathlib.Path('/proc', parent, 'comm').read_text()
            except OSError:
                continue  # ended meanwhile
            if f'SLURMD_NODENAME={node}'.encode() in words and command == 'slurmstepd\n':
                yield int(place.name)

    @staticmethod
    def parent_of(process):
        return int(pathlib.Path(f'/proc/{process}/status').read_text().split('PPid:')[1].split()[0])

    @staticmethod
    def signal(process, number):
        try:
            os.kill(process, number)
        except ProcessLookupError:
            pass

    def kill(self, name):
        process = self.processes.pop(name)
        process.kill()
        process.wait()

    def stop(self):
        if 'slurmctld' in self.processes:
            self.run('scancel', '--user=root', check=False)
        for name in reversed(list(self.processes)):  # munged last
            process = self.processes.pop(name)
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
