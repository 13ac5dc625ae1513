# SPDX-License-Identifier: GPL-2.0-only
"""Build of pptplab: ./pptplab and ./check call it. By hand: .ci/waf configure build [--debug | --sanitize]."""

import sys

from waflib import Build, Configure

sys.path.append('.ci')
import houses  # noqa: E402

APPNAME, top, out = 'pptplab', '.', 'build'
Configure.autoconfig = True

# What each layer may use: layers by folder (and what those use), libraries in capitals. tests/layering.py holds it.
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
    'models/node/units': 'models/base NS3',
    'models/node/network': 'models/node/units models/firewall models/population NS3',
    'models/node/lan': 'models/node/network models/dhcp NS3',
    'models/node/tcp-ip': 'models/node/network NS3',
    'models/node/pptp': 'models/node/tcp-ip models/session NS3',
    'models/node/routers': 'models/node/tcp-ip NS3',
    'models/node/host': 'models/node/pptp NS3',
    'models/node/applications': 'models/node/host models/node/lan models/dialer NS3',
    'models/node/people': 'models/node/applications NS3',
    'models/node/examples': 'models/node/applications NS3',
    'topologies': 'models/base BOOST EXPAT',
    'analysis': 'models/base models/pptp models/gre models/ppp BOOST EIGEN SQLITE PCAP NETTLE FMT JSON',
    'sim/version': '', 'sim/workers': 'FMT',
    'sim/scenario/values': 'models/base TOML FMT',
    'sim/files': 'sim/scenario/values',
    'sim/scenario/structs': 'sim/scenario/values models/node/network models/dialer models/session topologies FMT',
    'sim/scenario/forms': 'sim/scenario/structs FMT',
    'sim/logs': 'sim/scenario/forms DATE FMT',
    'sim/scenario/keys': 'sim/logs FMT',
    'sim/scenario/rules': 'sim/scenario/keys analysis FMT',
    'sim/load': 'sim/scenario/forms analysis BOOST FMT',
    'sim/plan': 'sim/scenario/structs FMT',
    'sim/reading': 'sim/scenario/rules sim/load sim/plan sim/workers FMT NS3',
    'sim/experiment': 'sim/reading FMT',
    'sim/results': 'sim/experiment analysis FMT',
    'sim/pictures': 'sim/results sim/load FMT',
    'sim/network': 'sim/plan sim/files models/node/people models/node/routers NS3',
    'sim/run': 'sim/experiment sim/network models/call FMT',
    'sim/trace': 'sim/run FMT NS3',
    'sim/campaign': 'sim/run sim/version FMT',
    'sim/cluster': 'sim/campaign FMT',
    'sim/explain': 'sim/experiment models/node/applications FMT JSON',
    'sim/paths': 'sim/run FMT JSON',
    'sim/formula': 'sim/run EIGEN FMT JSON',
    'sim/capacity': 'sim/run sim/version FMT JSON',
    'sim/exercises': 'models/gre models/pptp models/dialer analysis FMT',
    'sim/grading': 'sim/exercises sim/scenario/forms sim/files FMT JSON',
    'sim/lab': 'models/call analysis sim/exercises sim/files sim/version FMT',
    'sim/lessons': 'sim/experiment sim/files analysis CMARK FMT',
    'sim/reproduce': 'sim/campaign sim/pictures sim/explain sim/trace FMT JSON',
    'sim/study': 'sim/reproduce sim/results FMT',
    'sim/commands': 'sim/study sim/cluster sim/capacity sim/paths sim/formula sim/lab sim/lessons sim/grading CLI11 FMT JSON',
    'sim': 'sim/commands',
}
WARNINGS = '-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor'.split()
ROOMY = ['--param=ggc-min-heapsize=1048576']  # kilobytes before g++ collects its garbage, an eighth of its time
WRONG = '-Wno-maybe-uninitialized -Wno-stringop-overflow -Wno-stringop-overread'.split()  # about Boost, Eigen, vectors
# ns-3 3.37 casts callbacks down to classes that they are not of, in its own headers: hence no vptr. A null pointer
# ends in the address sanitizer as well; asking before each access costs a quarter of the build.
SANITIZERS = ['-fsanitize=address,undefined', '-fno-sanitize=vptr,null,alignment,object-size', '-fno-sanitize-recover=all']
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
    Build.BuildContext.variant = next((name for name in ('sanitize', 'debug', 'fuzz') if getattr(ctx.options, name)), '')


def configure(conf):
    conf.load('compiler_cxx clang_compilation_database')
    conf.load('libraries', tooldir='.ci')
    conf.find_libraries()
    conf.env.append_value('CXXFLAGS', [flag for flag in WARNINGS + WRONG + ROOMY
                                          if conf.check_cxx(cxxflags=['-Werror', flag], mandatory=False)])
    conf.env.append_value('LINKFLAGS', '-Wl,--as-needed')
    conf.env.DEFINES = []  # waf's HAVE_..., which nothing reads
    base = conf.env
    for variant, (compiler, linker, defines) in VARIANTS.items():
        conf.setenv(variant, env=base.derive())
        conf.env.append_value('CXXFLAGS', compiler)
        conf.env.append_value('LINKFLAGS', linker)
        conf.env.append_value('DEFINES', defines)
    conf.load('webassembly fuzz', tooldir='.ci')
    conf.configure_fuzz(base)


def build(bld):
    bld.load('fuzz generated precompiled unity webassembly', tooldir='.ci')
    for house, uses in houses.houses(LAYERS).items():
        source = bld.path.ant_glob(house + '/**/*.cc', excl=['models/node/examples', 'sim/main.cc'])
        source = bld.unite(house, source) + ([bld.version_source()] if house == 'sim' else [])
        # What runs once for each command is not worth the optimiser's time; calls and packets are elsewhere.
        flags = ['-O1'] if house in ('topologies', 'sim') and not bld.variant else []
        bld.objects(target=house, source=source, includes='.', export_includes='.', use=uses, cxxflags=flags,
                    precompiled=bld.precompile(house, uses, flags))
        if bld.variant or bld.options.tests:
            needs = [house, 'GTEST', 'PCAP']
            program(bld, 'tests/%s.t' % house.replace('/', '-'), 'tests/%s/**/*.cc' % house, needs,
                    precompiled=bld.precompile(house, needs, tests=True))
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
