// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_LAW_H
#define PPTPLAB_MODELS_POPULATION_LAW_H

#include "models/base/random-stream.h"
#include "models/base/units.h"

#include <cstdint>

namespace pptplab::population
{

/// The distribution of a length of time that is never negative. A value: copy it freely.
/// Sampled by our own transforms, as the standard's distributions differ between libraries.
class Law
{
  public:
    enum class Kind : std::uint8_t
    {
        Constant,
        Exponential,
        Uniform,
        Lognormal,
        Hyperexponential,
    };

    /// Pre of all: times are not negative, a mean is above 0, low <= high.
    static Law Constant(Duration value);
    static Law Exponential(Duration mean);
    static Law Uniform(Duration low, Duration high);

    /// Pre: cv > 0, the standard deviation over the mean.
    static Law Lognormal(Duration mean, double cv);

    /// Two phases with balanced means (each phase carries half of the mean). Pre: cv >= 1.
    static Law Hyperexponential(Duration mean, double cv);

    /// 0 always.
    Law() : Law(Kind::Constant, Duration{}, 0) {}

    Duration Sample(RandomStream& stream) const;

    Kind Form() const { return m_kind; }
    Duration Mean() const;
    bool IsZero() const { return m_kind == Kind::Constant && m_first == Duration{}; }

    /// The parameters as given: value or mean or low end; high end of Uniform; cv of the rest.
    Duration First() const { return m_first; }
    Duration High() const { return m_high; }
    double Cv() const { return m_cv; }

    friend bool operator==(const Law& a, const Law& b)
    {
        return a.m_kind == b.m_kind && a.m_first == b.m_first && a.m_high == b.m_high &&
               a.m_cv == b.m_cv;
    }

  private:
    Law(Kind kind, Duration first, double cv);

    double SampleLognormal(RandomStream& stream) const;
    double SampleHyperexponential(RandomStream& stream) const;

    Kind m_kind;
    Duration m_first;
    Duration m_high{};
    double m_cv;
    double m_a =
        0; ///< seconds: mean; lognormal: mu of the logarithm; hyperexponential: phase 1 mean
    double m_b = 0; ///< lognormal: sigma; hyperexponential: phase 2 mean
    double m_p = 0; ///< hyperexponential: probability of phase 1
};

} // namespace pptplab::population

#endif
