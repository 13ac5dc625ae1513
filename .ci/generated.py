# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: the two files that the build writes itself."""

import os

from waflib.Configure import conf
from waflib.Errors import WafError

VERSION = '''#include "sim/version.h"

std::string_view
pptplab::sim::ProgramVersion()
{{
    return "{version}";
}}
'''

# Relative to its own place, so that an installation can be moved. The whole library is linked, because ns-3
# finds classes by name which no other file mentions.
PKG_CONFIG = '''prefix=${{pcfiledir}}/{up}
libdir=${{pcfiledir}}/..

Name: pptplab
Description: PPTP on Windows NT 4.0, models for ns-3
Version: {version}
Requires: nettle
Cflags: -I${{prefix}}/include/pptplab {includes}
Libs: -Wl,--whole-archive,${{libdir}}/libpptplab.a,--no-whole-archive {ns3}
'''


def described(bld):
    try:
        return bld.cmd_and_log(['git', 'describe', '--always', '--dirty'], cwd=bld.path.abspath(), quiet=True).strip()
    except WafError:
        return 'unknown'


@conf
def version_source(bld, target):
    """The only source that changes with each commit."""
    bld.env.VERSION = described(bld)
    bld(rule=lambda task: task.outputs[0].write(VERSION.format(version=bld.env.VERSION)), target=target,
        vars=['VERSION'])


@conf
def pkg_config_file(bld):
    env = bld.env
    folder = '${LIBDIR}/pkgconfig'
    text = PKG_CONFIG.format(
        up=os.path.relpath(env.PREFIX, os.path.join(env.LIBDIR, 'pkgconfig')), version=env.VERSION,
        includes=' '.join(env.CXXFLAGS_NS3),
        ns3=' '.join(['-L' + path for path in env.LIBPATH_NS3] + ['-l' + name for name in env.LIB_NS3]))
    bld(rule=lambda task: task.outputs[0].write(text), target='pptplab.pc', install_path=folder, always=True)
