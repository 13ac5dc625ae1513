// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_KEY_TABLES_H
#define PPTPLAB_SIM_SCENARIO_KEYS_KEY_TABLES_H

#include "sim/scenario/keys/key.h"

#include <vector>

namespace pptplab::sim::scenario
{

// One table for each section of a scenario.
std::vector<Key<Scenario>> ScenarioKeys();
std::vector<Key<Scenario>> TopologyKeys();
std::vector<Key<ServerSpec>> ServerKeys();

/// The keys of ServerKeys that say what faults do, and when the service does not run.
std::vector<Key<ServerSpec>> ServerFaultKeys();
std::vector<Key<ClientGroup>> ClientKeys();
std::vector<Key<Probe>> ProbeKeys();

/// The keys of ServerKeys that say how many servers there are, who asks which, and which fail.
std::vector<Key<ServerSpec>> FarmKeys();

/// The keys of ClientKeys that say what callers do in their sessions.
std::vector<Key<ClientGroup>> SessionUseKeys();
std::vector<Key<FirewallRule>> FirewallKeys();
std::vector<Key<NatSpec>> NatKeys();
std::vector<Key<LinkFailure>> LinkKeys();

/// The keys of ClientKeys that say when callers come, how long they stay and what they do then.
std::vector<Key<ClientGroup>> CallingKeys();

/// What is in a group's phone book, and how many callers share a machine.
std::vector<Key<ClientGroup>> PhoneBookKeys();

/// The shares that callers use in their sessions.
std::vector<Key<ClientGroup>> ResourceKeys();

/// How a group logs on: its account, and what its machines have for it.
std::vector<Key<ClientGroup>> LogOnKeys();

/// The keys of ServerKeys of where callers' addresses come from, and of PPTP filtering.
std::vector<Key<ServerSpec>> AddressingKeys();

/// The keys of ClientKeys of the address that a caller proposes.
std::vector<Key<ClientGroup>> ClientAddressKeys();

/// The articles that a machine may have the hotfix of.
NameListForm HotfixesForm();

} // namespace pptplab::sim::scenario

#endif
