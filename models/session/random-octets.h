// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_SESSION_RANDOM_OCTETS_H
#define PPTPLAB_MODELS_SESSION_RANDOM_OCTETS_H

#include "models/base/random-stream.h"

#include <array>
#include <cstdint>

namespace pptplab::session
{

template <std::size_t Size>
std::array<std::uint8_t, Size>
RandomOctets(RandomStream& random)
{
    std::array<std::uint8_t, Size> octets{};
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < Size; ++i)
    {
        bits = i % sizeof(bits) == 0 ? random.Bits() : bits >> 8U;
        octets[i] = static_cast<std::uint8_t>(bits);
    }
    return octets;
}

} // namespace pptplab::session

#endif
