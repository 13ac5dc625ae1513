# SPDX-License-Identifier: GPL-2.0-only
"""waf tool: finds the libraries that layers name in capitals, ns-3 among them, whatever its release and packager call it."""

import re

from waflib.Configure import conf

# Libraries by their names in pkg-config, and those that consist of headers only and may lack that entry.
LIBRARIES = {'NETTLE': 'nettle', 'SQLITE': 'sqlite3', 'PCAP': 'libpcap', 'EXPAT': 'expat', 'FMT': 'fmt',
             'EIGEN': 'eigen3', 'JSON': 'nlohmann_json', 'TOML': 'tomlplusplus', 'CLI11': 'CLI11'}
HEADERS = {'EIGEN': 'Eigen/Core', 'JSON': 'nlohmann/json.hpp', 'TOML': 'toml++/toml.h', 'CLI11': 'CLI/CLI.hpp'}
TEST_LIBRARIES = {'GTEST': 'gtest_main', 'BENCHMARK': 'benchmark'}
NS3_MODULES = 'core network internet traffic-control'.split()


@conf
def find_libraries(conf):
    for name, package in LIBRARIES.items():
        known = conf.check_cfg(package=package, args='--cflags --libs', uselib_store=name, mandatory=name not in HEADERS)
        known or conf.check_cxx(header_name=HEADERS[name], uselib_store=name)
    for name, package in TEST_LIBRARIES.items():
        conf.check_cfg(package=package, args='--cflags --libs', uselib_store=name, mandatory=False)
    conf.env.append_value('LIB_BENCHMARK', 'benchmark_main')
    conf.check_cxx(header_name='boost/graph/graphml.hpp', lib='boost_graph', uselib_store='BOOST')
    conf.check_cxx(header_name='cmark-gfm-core-extensions.h', lib=['cmark-gfm-extensions', 'cmark-gfm'],
                   uselib_store='CMARK')
    conf.check_cxx(header_name='date/tz.h', lib='date-tz', uselib_store='DATE')
    find_ns3(conf)
    for name in [*LIBRARIES, *TEST_LIBRARIES, 'NS3']:  # no warnings about what is not ours
        folders = conf.env['INCLUDES_' + name]
        conf.env.append_value('CXXFLAGS_' + name, [flag for folder in folders for flag in ('-isystem', folder)])
        conf.env['INCLUDES_' + name] = []


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
    env.RPATH_NS3 = [folder for folder in env.LIBPATH_NS3 if not folder.startswith(('/usr/lib', '/lib'))]
    env.INCLUDES_NS3 = [folder for folder in env.INCLUDES_NS3 if conf.root.find_dir(folder + '/ns3')]
    for standard in ('-std=c++17', '-std=c++20', '-std=c++23'):  # later ns-3 releases need later standards
        if conf.check_cxx(fragment='#include <ns3/simulator.h>\nint main() {}', cxxflags=standard, use='NS3',
                          msg='Checking for ns-3 with ' + standard, mandatory=False):
            env.append_value('CXXFLAGS', standard)
            env.STANDARD = standard
            return
    conf.fatal('ns-3 was found but cannot be used')
