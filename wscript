# SPDX-License-Identifier: GPL-2.0-only
"""Build of pptplab: ./pptplab and ./check call it. By hand: .ci/waf configure build [--debug | --sanitize]."""

import re

from waflib import Build, Configure

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
    'models/dhcp': 'models/base',
    'models/firewall': 'models/pptp models/gre',
    'models/ras': 'models/base',
    'models/population': 'models/base',
    'models/dialer': 'models/ras models/population',
    'models/call': 'models/ras models/population',
    'models/node': 'models/session models/dhcp models/firewall models/dialer models/call NS3',
    'topologies': 'models/base BOOST EXPAT',
    'analysis': 'models/base models/pptp models/gre models/ppp BOOST EIGEN SQLITE PCAP NETTLE FMT JSON',
    'sim': 'models/node topologies analysis TOML CLI11 FMT JSON',
}

# Libraries by their names in pkg-config, and those that consist of headers only and may lack that entry.
LIBRARIES = {'NETTLE': 'nettle', 'SQLITE': 'sqlite3', 'PCAP': 'libpcap', 'EXPAT': 'expat', 'FMT': 'fmt',
             'EIGEN': 'eigen3', 'JSON': 'nlohmann_json', 'TOML': 'tomlplusplus', 'CLI11': 'CLI11'}
HEADERS = {'EIGEN': 'Eigen/Core', 'JSON': 'nlohmann/json.hpp', 'TOML': 'toml++/toml.h', 'CLI11': 'CLI/CLI.hpp'}
TEST_LIBRARIES = {'GTEST': 'gtest_main', 'BENCHMARK': 'benchmark'}
NS3_MODULES = 'core network internet traffic-control'.split()

WARNINGS = '-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor'.split()
WRONG = '-Wno-maybe-uninitialized -Wno-stringop-overflow'.split()  # about the insides of Boost, Eigen and vectors
# ns-3 3.37 casts callbacks down to classes that they are not of, in its own headers: hence no vptr.
SANITIZERS = ['-fsanitize=address,undefined', '-fno-sanitize=vptr', '-fno-sanitize-recover=all']
VARIANTS = {  # compiler flags, linker flags, defines; the one without a name is the release
    '': (['-O3'], [], ['NDEBUG']),
    'debug': (['-Og', '-g', '-Werror'], [], ['_GLIBCXX_ASSERTIONS']),
    'sanitize': (['-Og', '-g1', '-Werror', '-Wno-uninitialized'] + SANITIZERS, SANITIZERS, ['_GLIBCXX_ASSERTIONS']),
}


def options(opt):
    opt.load('compiler_cxx')
    opt.add_option('--tests', action='store_true', help='build the tests too; --debug and --sanitize always do')
    opt.add_option('--debug', action='store_true', help='into build/debug: asserts on, warnings are errors')
    opt.add_option('--sanitize', action='store_true', help='into build/sanitize: like --debug, with sanitizers')
    opt.add_option('--fuzz', action='store_true', help='fuzz targets only, into build/fuzz')


def init(ctx):
    options = ctx.options
    Build.BuildContext.variant = next((name for name in ('sanitize', 'debug', 'fuzz') if getattr(options, name)), '')


def configure(conf):
    conf.load('compiler_cxx clang_compilation_database')
    for name, package in LIBRARIES.items():
        known = conf.check_cfg(package=package, args='--cflags --libs', uselib_store=name, mandatory=name not in HEADERS)
        known or conf.check_cxx(header_name=HEADERS[name], uselib_store=name)
    for name, package in TEST_LIBRARIES.items():
        conf.check_cfg(package=package, args='--cflags --libs', uselib_store=name, mandatory=False)
    conf.env.append_value('LIB_BENCHMARK', 'benchmark_main')
    conf.check_cxx(header_name='boost/graph/graphml.hpp', lib='boost_graph', uselib_store='BOOST')
    find_ns3(conf)
    conf.env.append_value('CXXFLAGS', [flag for flag in WARNINGS + WRONG
                                          if conf.check_cxx(cxxflags=['-Werror', flag], mandatory=False)])
    conf.env.append_value('LINKFLAGS', '-Wl,--as-needed')
    for name in [*LIBRARIES, *TEST_LIBRARIES, 'NS3']:  # no warnings about what is not ours
        folders = conf.env['INCLUDES_' + name]
        conf.env.append_value('CXXFLAGS_' + name, [flag for folder in folders for flag in ('-isystem', folder)])
        conf.env['INCLUDES_' + name] = []
    conf.env.DEFINES = []  # waf's HAVE_..., which nothing reads
    base = conf.env
    for variant, (compiler, linker, defines) in VARIANTS.items():
        conf.setenv(variant, env=base.derive())
        conf.env.append_value('CXXFLAGS', compiler)
        conf.env.append_value('LINKFLAGS', linker)
        conf.env.append_value('DEFINES', defines)
    conf.load('fuzz', tooldir='.ci')
    conf.configure_fuzz(base)


def find_ns3(conf):
    """Debian calls the modules ns3-core, upstream also libns3.40-core-default. Only the ns-3 parts of their .pc
    files are taken: they also bring GSL, whose licence does not fit, and SQLite, by absolute names."""
    known = conf.cmd_and_log(conf.env.PKGCONFIG + ['--list-all'])
    found = re.search(r'^((?:lib)?ns3[\d.]*-)core(\S*)', known, re.M) or conf.fatal('ns-3 is not installed')
    packages = [found[1] + module + found[2] for module in NS3_MODULES]
    conf.check_cfg(package=packages[0], args=packages[1:] + ['--cflags', '--libs'], uselib_store='NS3')
    env = conf.env
    env.NS3_RELEASE = conf.cmd_and_log(env.PKGCONFIG + ['--modversion', packages[0]]).strip()
    env.LIB_NS3 = [lib for lib in dict.fromkeys(env.LIB_NS3) if 'ns3' in lib]
    env.LINKFLAGS_NS3 = []
    env.INCLUDES_NS3 = [folder for folder in env.INCLUDES_NS3 if conf.root.find_dir(folder + '/ns3')]
    for standard in ('-std=c++17', '-std=c++20', '-std=c++23'):  # later ns-3 releases need later standards
        if conf.check_cxx(fragment='#include <ns3/simulator.h>\nint main() {}', cxxflags=standard, use='NS3',
                          msg='Checking for ns-3 with ' + standard, mandatory=False):
            env.append_value('CXXFLAGS', standard)
            return
    conf.fatal('ns-3 was found but cannot be used')


def build(bld):
    bld.load('fuzz generated precompiled unity', tooldir='.ci')
    bld.precompile('ns3', 'ns3/ipv4-l3-protocol.h ns3/simulator.h ns3/tcp-socket-base.h', use='NS3')
    bld.precompile('gtest', 'gtest/gtest.h', use='GTEST')
    for layer, uses in LAYERS.items():
        source = bld.path.ant_glob(layer + '/**/*.cc', excl=['models/node/examples', 'sim/main.cc'])
        source = bld.unite(layer, source) + ([bld.version_source()] if layer == 'sim' else [])
        bld.objects(target=layer, source=source, includes='.', export_includes='.', use=uses,
                    precompiled='ns3' if layer == 'models/node' else '')
        if bld.variant or bld.options.tests:
            program(bld, 'tests/%s.t' % layer.replace('/', '-'), 'tests/%s/**/*.cc' % layer, layer + ' GTEST PCAP',
                    precompiled='gtest')
    program(bld, 'pptplab', 'sim/main.cc', 'sim', install_path='${BINDIR}')
    if not bld.variant:
        program(bld, 'benchmarks', 'tests/benchmarks/**/*.cc', 'sim BENCHMARK')
    for source in bld.path.ant_glob('models/node/examples/*.cc'):
        program(bld, 'examples/' + source.name[:-3], source.srcpath(), 'models/node')
    if bld.variant == 'fuzz':
        bld.fuzz_targets()
    if bld.is_install:
        install(bld)


def program(bld, target, pattern, use, install_path=None, **more):
    source = bld.unite(target, bld.path.ant_glob(pattern))
    if source:
        bld.program(target=target, source=source, use=use, install_path=install_path, **more)


def install(bld):
    """The models as a library for other ns-3 programs."""
    bld(features='cxx cxxstlib', target='pptplab', name='library', use='models/node', install_path='${LIBDIR}')
    bld.install_files('${PREFIX}/include/pptplab', bld.path.ant_glob('models/**/*.h'), relative_trick=True)
    bld.install_files('${LIBDIR}/pkgconfig', bld.pkg_config_file())
