// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_SIM_SCENARIO_KEYS_SECURITY_KEYS_H
#define PPTPLAB_SIM_SCENARIO_KEYS_SECURITY_KEYS_H

#include "sim/scenario/keys/key.h"

#include <vector>

namespace pptplab::sim::scenario
{

template <std::size_t N>
NameListForm
SomeOf(const std::array<std::string_view, N>& names)
{
    return {{names.begin(), names.end()}, true};
}

/// The keys that servers and clients have alike.
template <typename Section>
std::vector<Key<Section>>
SecurityKeys()
{
    constexpr auto kPackets = Engines::NoEffectOnCall;
    return {
        BoundChoice<Section>(
            {"encryption", "whether a session has to be encrypted", "", false, kPackets},
            session::kEncryptionPolicyNames,
            [](auto& s) -> auto& { return s.security.encryption; }),
        Bound<Section>(
            {"encryption_bits", "keys that the machine's build can make", "", false, kPackets},
            SomeOf(kEncryptionBitsNames),
            [](auto& s) -> auto& { return s.security.encryptionBits; }),
        Bound<Section>(
            {"authentication", "ways to log on; ms-chap-v2 is there from SP4", "", false, kPackets},
            SomeOf(kAuthenticationNames),
            [](auto& s) -> auto& { return s.security.authentication; }),
        BoundChoice<Section>({"compression", "MPPC, which is always declined", "", false, kPackets},
                             kCompressionOfferNames,
                             [](auto& s) -> auto& { return s.security.compression; }),
        BoundChoice<Section>({"first_flush",
                              "FLUSHED in the first packet of MPPE with history (inference)",
                              "",
                              false,
                              kPackets},
                             kFirstFlushNames,
                             [](auto& s) -> auto& { return s.security.firstFlush; }),
        BoundChoice<Section>({"flush_key",
                              "key of a FLUSHED packet with history; next: as Linux does",
                              "",
                              false,
                              kPackets},
                             kFlushKeyNames,
                             [](auto& s) -> auto& { return s.security.flushKey; }),
        BoundOptional<Section>({"section_sign",
                                "OEM octet of the section sign in passwords (inference)",
                                "by service pack",
                                false,
                                kPackets},
                               IntegerForm{1, 255},
                               [](auto& s) -> auto& { return s.security.sectionSign; }),
    };
}

} // namespace pptplab::sim::scenario

#endif
