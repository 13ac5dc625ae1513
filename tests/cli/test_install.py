# SPDX-License-Identifier: GPL-2.0-only
"""Another ns-3 program links the installed models."""

import os
import shlex

from harness import ROOT, Case, run

# AccessDevice is not mentioned here but by name: the class is there only if the whole library is linked.
PROGRAM = '''#include "models/ras/server.h"
#include <ns3/object-factory.h>
#include <ns3/type-id.h>
#include <iostream>
int main()
{
    ns3::TypeId id;
    std::cout << ns3::TypeId::LookupByNameFailSafe("pptplab::AccessDevice", &id) << '\\n';
    return ns3::ObjectFactory("pptplab::AccessDevice").Create() ? 0 : 1;
}
'''


class Install(Case):
    def test_another_ns3_program_links_the_models(self):
        target = self.folder / 'moved'
        self.expect(run(['flock', ROOT / 'build/.lock', ROOT / '.ci/waf', 'install', f'--destdir={target}'],
                        timeout=600), 0)
        found = list(target.rglob('pptplab.pc'))
        self.assertEqual(len(found), 1)
        environment = {**os.environ, 'PKG_CONFIG_PATH': str(found[0].parent)}
        flags = run(['pkg-config', '--cflags', '--libs', 'pptplab'], env=environment)
        self.expect(flags, 0)
        self.assertNotIn('gsl', flags.stdout)
        source = self.write('other.cc', PROGRAM)
        program = self.folder / 'other'
        self.expect(run(['g++', source, '-o', program, *shlex.split(flags.stdout)]), 0)
        done = run([program])
        self.expect(done, 0)
        self.assertEqual(done.stdout, '1\n')
