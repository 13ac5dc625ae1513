# SPDX-License-Identifier: GPL-2.0-only
"""Build of pptplab: ./pptplab and ./check call it. By hand: .ci/waf configure build [--debug | --sanitize]."""

import re
import subprocess

from waflib import Build, Configure, Task, TaskGen

APPNAME = 'pptplab'
top = '.'
out = 'build'
Configure.autoconfig = True

# What each layer may use: layers by their folder (and what those use), libraries in capitals.
# The arrows stand here only; tests/layering.py reads them and holds every #include against them.
LAYERS = {
    'models/base': '',
    'models/pptp': 'models/base',
    'models/gre': 'models/base',
    'models/ppp': 'models/base',
    'models/auth': 'models/base NETTLE',
    'models/mppe': 'models/auth NETTLE',
    'models/session': 'models/pptp models/gre models/ppp models/auth models/mppe',
    'models/firewall': 'models/base',
    'models/ras': 'models/base',
    'models/population': 'models/base',
    'models/dialer': 'models/ras models/population',
    'models/call': 'models/ras models/population',
    'models/node': 'models/session models/firewall models/dialer models/call NS3',
    'topologies': 'models/base BOOST_GRAPH',
    'analysis': 'models/base models/pptp models/gre models/ppp EIGEN SQLITE PCAP FMT JSON',
    'sim': 'models/node topologies analysis TOML CLI11 FMT JSON',
}
MODELS = [name for name in LAYERS if name.startswith('models/')]

# Library: its name in pkg-config, and a header that is looked for when pkg-config does not know the name.
LIBRARIES = {
    'NETTLE': ('nettle', 'nettle/md4.h'),
    'EIGEN': ('eigen3', 'Eigen/Core'),
    'SQLITE': ('sqlite3', 'sqlite3.h'),
    'PCAP': ('libpcap', 'pcap/pcap.h'),
    'FMT': ('fmt', 'fmt/core.h'),
    'JSON': ('nlohmann_json', 'nlohmann/json.hpp'),
    'TOML': ('tomlplusplus', 'toml++/toml.h'),
    'CLI11': ('CLI11', 'CLI/CLI.hpp'),
    'GTEST': ('gtest_main', 'gtest/gtest.h'),
    'BENCHMARK': ('benchmark', 'benchmark/benchmark.h'),
}
TEST_LIBRARIES = ('GTEST', 'BENCHMARK')
NS3_MODULES = 'core network internet traffic-control'.split()

WARNINGS = '-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor'.split()
SANITIZERS = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all']
STRICT = ['_GLIBCXX_ASSERTIONS']
VARIANTS = {  # flags and defines; the first, unnamed one is the release
    '': (['-O3'], ['NDEBUG']),
    'debug': (['-Og', '-g', '-Werror'], STRICT),
    'sanitize': (['-O1', '-g1', '-Werror'] + SANITIZERS, STRICT),
}


def options(opt):
    opt.load('compiler_cxx')
    opt.add_option('--debug', action='store_true', help='into build/debug: asserts on, warnings are errors')
    opt.add_option('--sanitize', action='store_true', help='into build/sanitize: like --debug, with sanitizers')


def init(ctx):
    Build.BuildContext.variant = 'sanitize' if ctx.options.sanitize else 'debug' if ctx.options.debug else ''


def configure(conf):
    conf.load('compiler_cxx clang_compilation_database')
    for name, (package, header) in LIBRARIES.items():
        if not conf.check_cfg(package=package, args='--cflags --libs', uselib_store=name, mandatory=False):
            conf.check_cxx(header_name=header, uselib_store=name, mandatory=name not in TEST_LIBRARIES)
    conf.check_cxx(header_name='boost/graph/adjacency_list.hpp', uselib_store='BOOST_GRAPH')
    find_ns3(conf)
    for flag in WARNINGS:
        conf.check_cxx(cxxflags=flag, uselib_store='WARNINGS', mandatory=False)
    conf.env.append_value('CXXFLAGS', conf.env.CXXFLAGS_WARNINGS)
    conf.env.DEFINES = []  # waf's own HAVE_..., which nothing reads
    base = conf.env
    for variant, (flags, defines) in VARIANTS.items():
        conf.setenv(variant, env=base.derive())
        conf.env.append_value('CXXFLAGS', flags)
        conf.env.append_value('LINKFLAGS', [flag for flag in flags if flag in SANITIZERS])
        conf.env.append_value('DEFINES', defines)


def find_ns3(conf):
    """Debian calls the modules ns3-core, upstream also libns3.40-core-default. Of their .pc files only the ns-3
    parts are taken: they also drag in GSL, whose licence does not fit, and SQLite, by absolute names."""
    known = conf.cmd_and_log(conf.env.PKGCONFIG + ['--list-all'])
    found = re.search(r'^((?:lib)?ns3[\d.]*-)core(\S*)', known, re.M) or conf.fatal('ns-3 is not installed')
    packages = [found[1] + module + found[2] for module in NS3_MODULES]
    conf.check_cfg(package=packages[0], args=packages[1:] + ['--cflags', '--libs'], uselib_store='NS3')
    env = conf.env
    env.LIB_NS3 = [lib for lib in dict.fromkeys(env.LIB_NS3) if 'ns3' in lib]
    env.LINKFLAGS_NS3 = []
    env.INCLUDES_NS3 = [folder for folder in env.INCLUDES_NS3 if conf.root.find_dir(folder + '/ns3')]
    for standard in ('-std=c++17', '-std=c++20', '-std=c++23'):  # later ns-3 releases need later standards
        if conf.check_cxx(fragment='#include <ns3/simulator.h>\nint main() {}', cxxflags=standard, use='NS3',
                          msg='Checking for ns-3 with ' + standard, uselib_store='STD', mandatory=False):
            env.append_value('CXXFLAGS', standard)
            return
    conf.fatal('ns-3 was found but cannot be used')


def build(bld):
    for_tests = precompiled(bld, 'gtest', 'gtest/gtest.h', 'GTEST')
    for_nodes = precompiled(bld, 'ns3', 'ns3/ipv4-l3-protocol.h ns3/simulator.h ns3/tcp-socket-base.h', 'NS3')
    bld.env.VERSION = version(bld)
    bld(rule=write_version, target='sim/version.cc', vars=['VERSION'])
    for layer, uses in LAYERS.items():
        source = bld.path.ant_glob(layer + '/**/*.cc', excl=['models/node/examples', 'sim/main.cc'])
        bld.objects(target=layer, source=source + (['sim/version.cc'] if layer == 'sim' else []), includes='.',
                    export_includes='.', use=uses, cxxflags=for_nodes if layer == 'models/node' else [])
        program(bld, 'tests/' + layer.replace('/', '-'), 'tests/' + layer + '/**/*.cc', layer + ' GTEST', for_tests)
    program(bld, 'pptplab', 'sim/main.cc', 'sim', install_path='${BINDIR}')
    for folder, uses in ('models/node/examples', 'models/node'), ('tests/benchmarks', 'sim BENCHMARK'):
        for source in bld.path.ant_glob(folder + '/*.cc'):
            program(bld, source.srcpath()[:-3], source.srcpath(), uses)


def program(bld, target, pattern, use, cxxflags=(), install_path=None):
    source = bld.path.ant_glob(pattern)
    if source:
        bld.program(target=target, source=source, use=use, cxxflags=cxxflags, install_path=install_path)


def version(bld):
    try:
        return bld.cmd_and_log(['git', 'describe', '--always', '--dirty'], cwd=bld.path.abspath(), quiet=True).strip()
    except bld.errors.WafError:
        return 'unknown'


def write_version(task):
    task.outputs[0].write('#include "sim/version.h"\n\nstd::string_view\npptplab::sim::ProgramVersion()\n'
                          '{\n    return "%s";\n}\n' % task.env.VERSION)


def precompiled(bld, name, headers, use):
    """The flags that make the compiler read `headers` first, which are compiled once. Without effect on meaning."""
    if bld.env.CXX_NAME != 'gcc':
        return []
    target = 'pch/%s.h' % name
    bld(features='cxx precompiled', target=target, headers=headers, use=use)
    return ['-include', target]


@TaskGen.feature('precompiled')
@TaskGen.after_method('apply_incpaths')
def precompile(self):
    header = self.path.find_or_declare(self.target)
    header.parent.mkdir()
    header.write(''.join('#include <%s>\n' % name for name in self.headers.split()))
    self.create_task('gch', header, header.change_ext('.h.gch'))


class gch(Task.Task):
    run_str = '${CXX} ${CXXFLAGS} ${CPPPATH_ST:INCPATHS} ${DEFINES_ST:DEFINES} -x c++-header ${SRC} -o ${TGT}'
    ext_out = ['.h']
