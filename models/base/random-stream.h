// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_BASE_RANDOM_STREAM_H
#define PPTPLAB_MODELS_BASE_RANDOM_STREAM_H

#include <cassert>
#include <cstdint>
#include <random>
#include <string_view>

namespace pptplab
{

/// A source of random numbers that a model is handed; a model never makes its own.
class RandomStream
{
  public:
    RandomStream() = default;
    RandomStream(const RandomStream&) = delete;
    RandomStream& operator=(const RandomStream&) = delete;
    virtual ~RandomStream() = default;

    /// 64 independent fair bits.
    virtual std::uint64_t Bits() = 0;

    /// Uniform on [0, 1), a multiple of 2^-53.
    double Uniform()
    {
        constexpr double kUnit = 0x1p-53;
        return static_cast<double>(Bits() >> 11U) * kUnit;
    }

    /// Uniform on 0 .. bound-1 without bias (rejection). Pre: bound > 0.
    std::uint64_t Below(std::uint64_t bound)
    {
        assert(bound > 0);
        // The lowest values would be hit once too often: 2^64 mod bound of them are thrown away.
        const std::uint64_t surplus = (0 - bound) % bound;
        for (;;)
        {
            const std::uint64_t bits = Bits();
            if (bits >= surplus)
            {
                return bits % bound;
            }
        }
    }
};

/// Decides which numbers a run draws. Handed on as one, so that nobody swaps the two.
struct RunNumber
{
    std::uint64_t seed = 1;        ///< scenario.seed
    std::uint64_t replication = 0; ///< counted from 0
};

/// Identifies one stream of one run. Streams are told apart by name, so a new one never shifts the
/// numbers of the others.
struct StreamKey
{
    RunNumber run;
    std::string_view name; ///< e.g. "clients.office.holding"
};

/// std::mt19937_64 seeded from a StreamKey. The generator's output is fixed by the C++ standard
/// and so the same on each platform, which the standard's distributions are not.
class NamedStream final : public RandomStream
{
  public:
    explicit NamedStream(StreamKey key);

    std::uint64_t Bits() override { return m_generator(); }

  private:
    std::mt19937_64 m_generator;
};

} // namespace pptplab

#endif
