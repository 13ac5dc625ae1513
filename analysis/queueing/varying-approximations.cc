// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/queueing/continuous-erlang.h"
#include "analysis/queueing/domain.h"
#include "analysis/queueing/varying-load.h"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <cstddef>
#include <vector>

namespace pptplab::analysis
{

namespace
{

// Integral over the window of the load times the blocking of `busyAt(time)` erlangs, over that of
// the load.
template <typename Function>
double
WeighedBlocking(const LoadCurve& curve, double ports, const Window& window, const Function& busyAt)
{
    using Quadrature = boost::math::quadrature::gauss_kronrod<double, 21>;
    RequireCurve(curve);
    Require(ports >= 0 && ports <= 1e6, "ports", ports, "0..1e6");
    Require(window.from >= 0, "start of the window", window.from, "0 or more");
    Require(window.to > window.from, "end of the window", window.to, "above its start");
    const double pieces = PiecesBetween(curve, window.from, window.to);
    Require(pieces <= 501, "half periods or steps in the window", pieces, "up to 501");
    if (const auto* steps = std::get_if<std::vector<LoadStep>>(&curve))
    {
        const auto count = static_cast<double>(steps->size());
        Require(count <= 10'000, "number of load steps", count, "up to 10000");
    }
    const std::vector<double> ends = SmoothPieces(curve, window.from, window.to);

    double offered = 0;
    double refused = 0;
    for (std::size_t piece = 1; piece < ends.size(); ++piece)
    {
        const double from = ends[piece - 1];
        const double to = ends[piece];
        // The end of a step belongs to the next one.
        const bool steps = !std::holds_alternative<LoadSine>(curve);
        const double constant = LoadAt(curve, from);
        const auto load = [&](double time) { return steps ? constant : LoadAt(curve, time); };
        const auto lost = [&](double time) {
            return load(time) * ContinuousErlangB(busyAt(time, load(time)), ports);
        };
        offered += Quadrature::integrate(load, from, to, 8, 1e-11);
        refused += Quadrature::integrate(lost, from, to, 8, 1e-11);
    }
    Require(offered > 0, "callers in the window", offered, "above 0");
    return refused / offered;
}

} // namespace

double
RefusedByModifiedLoad(const LoadCurve& curve, double ports, const Window& window)
{
    return WeighedBlocking(
        curve, ports, window, [&](double time, double) { return UnlimitedBusyAt(curve, time); });
}

double
RefusedPointwise(const LoadCurve& curve, double ports, const Window& window)
{
    return WeighedBlocking(curve, ports, window, [](double, double load) { return load; });
}

} // namespace pptplab::analysis
