// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_NODE_PEOPLE_PHONE_BOOK_H
#define PPTPLAB_MODELS_NODE_PEOPLE_PHONE_BOOK_H

#include "models/dialer/phone-book-entry.h"
#include "models/node/applications/ras-server.h"

#include <ns3/ipv4-address.h>

#include <cstdint>
#include <optional>

namespace pptplab::node
{

/// What a group of callers has written down for a server.
struct PhoneNumber
{
    dialer::Dialled dialled = dialer::Dialled::First;
    std::optional<ns3::Ipv4Address> wrong; ///< an address that is none of a server's
};

/// Finds the address to dial; a name has the addresses of a server's adapters in turn.
class PhoneBook
{
  public:
    ns3::Ipv4Address AddressOf(const RasServer& server, const PhoneNumber& number)
    {
        if (number.wrong)
        {
            return *number.wrong;
        }
        const auto addresses = server.Addresses();
        switch (number.dialled)
        {
        case dialer::Dialled::Second:
            return addresses.back();
        case dialer::Dialled::Name:
            return addresses[m_namesAsked++ % addresses.size()];
        case dialer::Dialled::First:
            break;
        }
        return addresses.front();
    }

  private:
    std::uint64_t m_namesAsked = 0;
};

} // namespace pptplab::node

#endif
