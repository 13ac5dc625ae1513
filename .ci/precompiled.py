# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: headers that are compiled once for many source files.

    flags = bld.precompile('gtest', 'gtest/gtest.h', use='GTEST')
    bld.objects(..., use='GTEST', cxxflags=flags)

The flags make the compiler read these headers first. It takes the compiled form only when all other flags are
the same, else the text, so the meaning never changes. Editors and clang-tidy see the text. g++ only: with other
compilers there are no flags.
"""

from waflib import Task
from waflib.Build import BuildContext
from waflib.Configure import conf
from waflib.TaskGen import after_method, feature


@conf
def precompile(bld, name, headers, use):
    if not isinstance(bld, BuildContext) or bld.env.CXX_NAME != 'gcc':
        return []
    target = f'pch/{name}.h'
    bld(features='cxx precompiled', target=target, headers=headers.split(), use=use)
    return ['-include', target]


@feature('precompiled')
@after_method('apply_incpaths')
def write_and_compile(self):
    header = self.path.find_or_declare(self.target)
    header.parent.mkdir()
    text = ''.join(f'#include <{name}>\n' for name in self.headers)
    if not header.exists() or header.read() != text:
        header.write(text)
    self.create_task('gch', header, header.change_ext('.h.gch'))


class gch(Task.Task):
    run_str = '${CXX} ${CXXFLAGS} ${CPPPATH_ST:INCPATHS} ${DEFINES_ST:DEFINES} -x c++-header ${SRC} -o ${TGT}'
    ext_out = ['.h']  # before all sources
    color = 'BLUE'
