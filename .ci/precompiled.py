# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: headers that are compiled once for many source files.

    bld.precompile('gtest', 'gtest/gtest.h', use='GTEST')
    bld.objects(..., use='GTEST', precompiled='gtest')

The compiler reads these headers before each source. It takes the compiled form when all other flags are the
same, else the text, so the meaning never changes; editors and clang-tidy see the text. With g++ only.
"""

from waflib import Task
from waflib.Configure import conf
from waflib.TaskGen import after_method, feature


@conf
def precompile(bld, name, headers, use):
    if bld.env.CXX_NAME == 'gcc':
        bld(features='cxx precompiled', name=f'pch/{name}', headers=headers.split(), use=use)


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
    if name and self.env.CXX_NAME == 'gcc':
        headers = self.bld.get_tgen_by_name(f'pch/{name}')
        headers.post()
        self.env.append_value('CXXFLAGS', ['-include', headers.header.bldpath()])


class gch(Task.Task):
    run_str = '${CXX} ${CXXFLAGS} ${CPPPATH_ST:INCPATHS} ${DEFINES_ST:DEFINES} -x c++-header ${SRC} -o ${TGT}'
    ext_out = ['.h']  # before all sources
    color = 'BLUE'
