# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: the engine of the page that `pptplab lab` writes, as WebAssembly: `.ci/waf build --targets=lab.txt`.

The project's own sources, compiled as they are by clang for wasm32-wasi, where the group `lab` of packages.txt is
installed. lab.txt, beside the program, is the module packed by gzip and written in base64, as the page holds it.
"""

import base64
import gzip

from waflib import Build, Task
from waflib.TaskGen import feature

SOURCES = ['models/base/*.cc', 'models/ras/*.cc', 'models/population/*.cc', 'models/call/*.cc', 'models/gre/header.cc',
           'models/pptp/*.cc', 'models/dialer/ras-error.cc', 'sim/exercises/*.cc'] + [
    f'analysis/{name}.cc' for name in (
        'stats/counted stats/estimate stats/ratio queueing/cleanup-rates queueing/continuous-erlang queueing/domain '
        'queueing/elimination queueing/engset queueing/erlang queueing/full-again queueing/full-redial '
        'queueing/legendre-fraction queueing/lowest-hunt queueing/random-hunt queueing/redial queueing/waiting').split()] + [
    f'sim/lab/{name}.cc' for name in 'bench exact look module setting share-over-time'.split()]
EXPORTS = 'text keys check open run next drop look exact lessons sheet grade'.split()
TARGET = ['--target=wasm32-wasi']
# wasi's own headers come first, and after them those libraries that are headers only. Boost would have a mutex, and
# long double, which is 128 bits here: clang 19 dies of it.
HEADERS = ['-idirafter', '/usr/include', '-DFMT_HEADER_ONLY', '-DBOOST_SMART_PTR_DETAIL_LIGHTWEIGHT_MUTEX_HPP_INCLUDED',
           '-DBOOST_MATH_NO_LONG_DOUBLE_MATH_FUNCTIONS']


def configure(conf):
    base = conf.all_envs['']
    conf.setenv('lab', env=base.derive())
    env = conf.env
    conf.find_program('clang++', var='WASM_CXX', mandatory=False)  # whatever $CXX builds the program with
    env.CXX_NAME, env.CXX, env.LINK_CXX = 'clang', env.WASM_CXX, env.WASM_CXX
    env.CXXFLAGS = TARGET + HEADERS + base.CXXFLAGS_EIGEN + ['-std=c++17', '-O3', '-w']
    env.LINKFLAGS = TARGET + ['-mexec-model=reactor', '-Wl,--strip-all']
    env.LIB, env.LIBPATH, env.cxxprogram_PATTERN, env.SHLIB_MARKER, env.STLIB_MARKER = [], [], '%s', '', ''
    env.CAN_BUILD = bool(env.CXX) and conf.check_cxx(
        fragment='#include <vector>\nint main() {}\n', mandatory=False, msg='Checking for WebAssembly (pptplab lab)')
    env.append_value('LINKFLAGS', ['-Wl,--export=lab_' + name for name in EXPORTS])


class pack(Task.Task):
    def run(self):
        octets = gzip.compress(self.inputs[0].read('rb'), 9, mtime=0)
        self.outputs[0].write(base64.b64encode(octets).decode())


@feature('packed')
def pack_program(packer):
    """Asks for the program, too, which --targets does not name."""
    program = packer.bld.get_tgen_by_name('lab.wasm')
    program.post()
    packer.create_task('pack', program.link_task.outputs[0], packer.path.find_or_declare(packer.name))


def build(bld):
    env = bld.all_envs.get('lab')
    if 'lab.txt' in bld.targets and not (env and env.CAN_BUILD):
        bld.fatal('no WebAssembly from this clang++, though the group lab is installed: see build/config.log')
    if bld.variant or not isinstance(bld, Build.BuildContext) or not env or not env.CAN_BUILD:
        return
    source = bld.unite('lab', bld.path.ant_glob(SOURCES))
    if not source:
        return
    bld.program(target='lab.wasm', source=source, includes='.', env=env.derive(), install_path=None)
    bld(features='packed', name='lab.txt')
