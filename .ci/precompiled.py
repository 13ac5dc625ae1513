# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: headers of libraries that are compiled once for the many source files of a house, or of its tests.

    bld.objects(..., precompiled=bld.precompile('sim', uses, flags))

The compiler reads these headers before each source. It takes the compiled form when all other flags are the
same, else the text, so the meaning never changes; editors and clang-tidy see the text. With g++ only.
"""

from waflib import Task
from waflib.Configure import conf
from waflib.TaskGen import after_method, feature

STANDARD = 'algorithm array chrono cmath filesystem functional map optional set sstream string variant vector'
HEADERS = {  # none that bring objects of their own to each source, as CLI11's validators
    'models/node': 'ns3/ipv4-l3-protocol.h ns3/simulator.h ns3/tcp-socket-base.h',
    'analysis': STANDARD + ' fmt/format.h nlohmann/json.hpp',
    'sim': STANDARD + ' fmt/format.h nlohmann/json.hpp',
}


@conf
def precompile(bld, house, use, cxxflags=(), tests=False):
    """The name of what is compiled with these flags, '' where that is nothing. Small houses share that of their tests."""
    own = HEADERS.get(house, '').split()
    headers = own + (['gtest/gtest.h'] if tests else [])
    if bld.env.CXX_NAME != 'gcc' or not headers:
        return ''
    name = f'pch/{house if own else "small"}' + ('.t' if tests else '')
    made = vars(bld).setdefault('precompiled', set())
    if name not in made:
        made.add(name)
        bld(features='cxx precompiled', name=name, headers=headers, use=use, cxxflags=list(cxxflags))
    return name


@feature('precompiled')
@after_method('apply_incpaths')
def write_and_compile(self):
    self.header = self.path.find_or_declare(self.name + '.h')
    self.header.parent.mkdir()
    text = ''.join(f'#include <{header}>\n' for header in self.headers)
    if not self.header.exists() or self.header.read() != text:
        self.header.write(text)
    self.create_task('gch', self.header, self.header.change_ext('.h.gch'))


@feature('cxx')
@after_method('propagate_uselib_vars')
def read_precompiled(self):
    name = getattr(self, 'precompiled', None)
    if name:
        headers = self.bld.get_tgen_by_name(name)
        headers.post()
        self.env.append_value('CXXFLAGS', ['-include', headers.header.bldpath()])


class gch(Task.Task):
    run_str = '${CXX} ${CXXFLAGS} ${CPPPATH_ST:INCPATHS} ${DEFINES_ST:DEFINES} -x c++-header ${SRC} -o ${TGT}'
    ext_out = ['.h']  # before all sources
    color = 'BLUE'
