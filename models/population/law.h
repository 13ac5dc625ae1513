// SPDX-License-Identifier: GPL-2.0-only
#ifndef PPTPLAB_MODELS_POPULATION_LAW_H
#define PPTPLAB_MODELS_POPULATION_LAW_H

#include "models/base/random-stream.h"
#include "models/base/units.h"
#include "models/population/unit-exponential.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace pptplab::population
{

/// A length of time that was observed, and how often.
struct Observed
{
    Duration time{};
    double weight = 1; ///< above 0, at most 1e9

    friend bool operator==(const Observed& a, const Observed& b)
    {
        return a.time == b.time && a.weight == b.weight;
    }
};

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
        Gamma,
        Weibull,
        Pareto,
        Empirical,
    };

    /// Pre of all: times are not negative, a mean is above 0, low <= high.
    static Law Constant(Duration value);
    static Law Exponential(Duration mean);
    static Law Uniform(Duration low, Duration high);

    /// Pre: cv > 0, the standard deviation over the mean.
    static Law Lognormal(Duration mean, double cv);

    /// Two phases with balanced means (each phase carries half of the mean). Pre: cv >= 1.
    static Law Hyperexponential(Duration mean, double cv);

    /// Pre: cv > 0; its shape parameter is 1 / cv^2.
    static Law Gamma(Duration mean, double cv);

    /// Pre: shape > 0; below 1 the tail is heavier than the exponential one.
    static Law Weibull(Duration mean, double shape);

    /// Times from mean (shape-1) / shape on, with a tail of time^-shape. Pre: shape > 1; up to 2
    /// the variance is infinite.
    static Law Pareto(Duration mean, double shape);

    /// One of the observed times, by weight. Pre: not empty.
    static Law Empirical(std::vector<Observed> observed);

    /// 0 always.
    Law() : Law(Kind::Constant, Duration{}, 0) {}

    /// Stream: a RandomStream.
    template <typename Stream>
    Duration Sample(Stream& stream) const
    {
        if (m_kind == Kind::Exponential)
        {
            return DrawnTime(m_a * UnitExponential(stream));
        }
        return m_kind == Kind::Constant ? m_first : SampleOther(stream);
    }

    Kind Form() const { return m_kind; }
    Duration Mean() const;
    bool IsZero() const { return m_kind == Kind::Constant && m_first == Duration{}; }

    /// The parameters as given: value or mean or low end; high end of Uniform; cv of Lognormal,
    /// Hyperexponential and Gamma; shape of Weibull and Pareto; the times of Empirical.
    Duration First() const { return m_first; }
    Duration High() const { return m_high; }
    double Cv() const { return m_shape; }
    double Shape() const { return m_shape; }
    const std::vector<Observed>& Times() const { return m_table->observed; }

    friend bool operator==(const Law& a, const Law& b);

  private:
    /// The times of an empirical law; shared by its copies.
    struct Table
    {
        std::vector<Observed> observed;
        std::vector<double> upTo; ///< weights summed
    };

    Law(Kind kind, Duration first, double shape);

    Duration SampleOther(RandomStream& stream) const;
    double SampleHyperexponential(RandomStream& stream) const;
    double SampleGamma(RandomStream& stream) const;
    Duration SampleEmpirical(RandomStream& stream) const;

    Kind m_kind;
    Duration m_first;
    Duration m_high{};
    double m_shape;
    // Seconds: mean; lognormal: mu of the logarithm; hyperexponential: mean of phase 1; gamma and
    // Weibull: scale; Pareto: least value.
    double m_a = 0;
    double m_b = 0; ///< lognormal: sigma; hyperexponential: mean of phase 2; gamma: 1 / cv^2
    double m_p = 0; ///< hyperexponential: probability of phase 1
    std::shared_ptr<const Table> m_table;
};

} // namespace pptplab::population

#endif
