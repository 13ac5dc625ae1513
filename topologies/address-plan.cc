// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/address-plan.h"

namespace pptplab::topologies
{

std::string
ToText(Address address)
{
    std::string text;
    for (unsigned shift = 32; shift > 0; shift -= 8)
    {
        text += (text.empty() ? "" : ".") + std::to_string(address.value >> (shift - 8) & 0xFFU);
    }
    return text;
}

} // namespace pptplab::topologies
