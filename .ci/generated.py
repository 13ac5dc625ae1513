# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: the two files that the build writes itself."""

import os

from waflib.Configure import conf
from waflib.Errors import WafError

VERSION = '''#include "sim/version/version.h"

std::string_view
pptplab::sim::version::ProgramVersion()
{{
    return "{commit}";
}}

std::string_view
pptplab::sim::version::Release()
{{
    return "{release}";
}}

std::string_view
pptplab::sim::version::Ns3Release()
{{
    return "{ns3_release}";
}}
'''

LEAST_STANDARD = '-std=c++17'  # what the models need; stated only where ns-3 needs more

# Relative to its own place, so that an installation can be moved. The whole library is linked, because ns-3
# finds classes by names that no other file need mention.
PKG_CONFIG = '''prefix=${{pcfiledir}}/{up}
libdir=${{pcfiledir}}/..

Name: pptplab
Description: PPTP on Windows NT 4.0, models for ns-3
Version: {release}
Requires: nettle
Cflags: -I${{prefix}}/include/pptplab {flags}
Libs: -Wl,--whole-archive,${{libdir}}/libpptplab.a,--no-whole-archive {ns3_libraries}
'''


def written(bld, name, text):
    """The node of a file in the build folder, written only when it changes."""
    node = bld.bldnode.make_node(name)
    node.parent.mkdir()
    if not node.exists() or node.read() != text:
        node.write(text)
    return node


def commit(bld):
    try:
        return bld.cmd_and_log(['git', 'describe', '--always', '--dirty'], cwd=bld.path.abspath(), quiet=True).strip()
    except WafError:
        return 'unknown'


def release(bld):
    return bld.path.find_node('VERSION').read().strip()


@conf
def version_source(bld):
    """The only source that changes with each commit."""
    return written(bld, 'sim/version.cc', VERSION.format(
        commit=commit(bld), release=release(bld), ns3_release=bld.env.NS3_RELEASE))


@conf
def pkg_config_file(bld):
    env = bld.env
    folders = ['-L' + folder for folder in env.LIBPATH_NS3] + ['-Wl,-rpath,' + folder for folder in env.RPATH_NS3]
    standard = [env.STANDARD] if env.STANDARD != LEAST_STANDARD else []
    up = os.path.relpath(env.PREFIX, os.path.join(env.LIBDIR, 'pkgconfig'))
    return written(bld, 'pptplab.pc', PKG_CONFIG.format(
        up=up, release=release(bld), flags=' '.join(env.CXXFLAGS_NS3 + standard),
        ns3_libraries=' '.join(folders + ['-l' + name for name in env.LIB_NS3])))
