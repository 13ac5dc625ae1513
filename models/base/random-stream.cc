// SPDX-License-Identifier: GPL-2.0-only
#include "models/base/random-stream.h"

#include <vector>

namespace pptplab
{

namespace
{

std::mt19937_64
Seeded(StreamKey key)
{
    std::vector<std::uint32_t> words;
    for (const std::uint64_t number : {key.run.seed, key.run.replication})
    {
        words.push_back(static_cast<std::uint32_t>(number));
        words.push_back(static_cast<std::uint32_t>(number >> 32U));
    }
    for (const char letter : key.name)
    {
        words.push_back(static_cast<unsigned char>(letter));
    }
    std::seed_seq sequence(words.begin(), words.end());
    return std::mt19937_64(sequence);
}

} // namespace

NamedStream::NamedStream(StreamKey key) : m_generator(Seeded(key)) {}

} // namespace pptplab
