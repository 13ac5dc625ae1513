// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_TESTS_MODELS_MPPE_LINUX_MPPE_H
#define PPTPLAB_TESTS_MODELS_MPPE_LINUX_MPPE_H

#include "models/mppe/keys.h"

#include <nettle/arcfour.h>

#include <optional>

namespace pptplab::mppe
{

/// One direction of MPPE by the rules of the Linux kernel (drivers/net/ppp/ppp_mppe.c, 2.6 to 6.1),
/// written anew and apart from models/mppe: FLUSHED is off in the first packet, each FLUSHED packet
/// takes the next key, and after a loss all is discarded up to such a packet.
class LinuxMppe
{
  public:
    LinuxMppe(const Key& start, Strength strength, bool stateful)
        : m_start(start),
          m_key(FirstSessionKey(start, strength)),
          m_strength(strength),
          m_stateful(stateful)
    {
        arcfour_set_key(&m_rc4, m_key.size, m_key.octets.data());
    }

    Octets Compress(ByteView frame)
    {
        m_count = (m_count + 1) % kSpace;
        const bool flushed = !m_stateful || IsFlagPacket(m_count) || m_resets;
        m_resets = false;
        if (flushed)
        {
            Rekey();
        }
        Octets packet;
        ByteWriter(packet).U16(
            static_cast<std::uint16_t>((flushed ? 0x8000U : 0U) | 0x1000U | m_count));
        packet.resize(2 + frame.size());
        arcfour_crypt(&m_rc4, frame.size(), packet.data() + 2, frame.data());
        return packet;
    }

    /// A Reset-Ack goes out.
    void CompressorReset() { m_resets = true; }

    /// None is DECOMP_ERROR.
    std::optional<Octets> Decompress(ByteView packet)
    {
        ByteReader reader(packet);
        const std::uint16_t header = reader.U16();
        if (!Follows(header & (kSpace - 1), (header & 0x8000U) != 0))
        {
            return std::nullopt;
        }
        Octets frame(packet.size() - 2);
        arcfour_crypt(&m_rc4, frame.size(), frame.data(), reader.Rest().data());
        return frame;
    }

  private:
    static constexpr unsigned kSpace = 0x1000;
    static constexpr unsigned kRound = 0x100;

    static bool IsFlagPacket(unsigned count) { return count % kRound == kRound - 1; }

    bool Follows(unsigned count, bool flushed)
    {
        if (!m_stateful)
        {
            for (; m_count != count; m_count = (m_count + 1) % kSpace)
            {
                Rekey();
            }
            return true;
        }
        if (!m_discards)
        {
            m_count = (m_count + 1) % kSpace;
            m_discards = count != m_count;
            if (m_discards)
            {
                return false;
            }
        }
        else if (!flushed)
        {
            return false;
        }
        else
        {
            for (; count / kRound != m_count / kRound; m_count = (m_count + kRound) % kSpace)
            {
                Rekey();
            }
            m_discards = false;
            m_count = count;
        }
        if (flushed)
        {
            Rekey();
        }
        return true;
    }

    void Rekey()
    {
        m_key = NextSessionKey(m_start, m_key, m_strength);
        arcfour_set_key(&m_rc4, m_key.size, m_key.octets.data());
    }

    Key m_start;
    Key m_key;
    Strength m_strength;
    bool m_stateful;
    unsigned m_count = kSpace - 1;
    bool m_resets = false;
    bool m_discards = false;
    arcfour_ctx m_rc4{};
};

} // namespace pptplab::mppe

#endif
