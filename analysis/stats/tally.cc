// SPDX-License-Identifier: GPL-2.0-only
#include "analysis/stats/tally.h"

#include "models/base/units.h"

#include <algorithm>
#include <numeric>

namespace pptplab::analysis
{

const QuantityEntry*
QuantityNamed(std::string_view name)
{
    const auto* found = std::find_if(kQuantityEntries.begin(),
                                     kQuantityEntries.end(),
                                     [name](const auto& entry) { return entry.name == name; });
    return found == kQuantityEntries.end() ? nullptr : found;
}

std::uint64_t
OfferedIn(const Batch& batch)
{
    return std::accumulate(batch.outcomes.begin(), batch.outcomes.end(), std::uint64_t{0});
}

namespace
{

void
Add(Batch& batch, Quantity quantity, std::uint64_t n, double total)
{
    Sum& sum = batch.sums[static_cast<std::size_t>(quantity)];
    sum.n += n;
    sum.total += total;
}

void
AddDelivery(const SessionData& data, const Delivery& delivery, Quantity goodput, Batch& batch)
{
    const auto arrived = static_cast<double>(delivery.arrived);
    Add(batch, goodput, 1, arrived * 8 * data.size / ToSeconds(data.lasted));
    Add(batch, Quantity::Delivered, delivery.sent, arrived);
}

} // namespace

void
Count(const SessionData& data, Batch& batch)
{
    if (data.lasted <= Duration{})
    {
        return;
    }
    if (data.up)
    {
        AddDelivery(data, *data.up, Quantity::GoodputUp, batch);
    }
    if (data.down)
    {
        AddDelivery(data, *data.down, Quantity::GoodputDown, batch);
    }
}

void
Count(const PingReport& report, Quantity share, Batch& batch)
{
    const auto time = static_cast<Quantity>(static_cast<std::size_t>(share) + 1);
    for (const EchoResult& echo : report.echoes)
    {
        const bool answered = echo.answer == EchoAnswer::Reply;
        Add(batch, share, 1, answered ? 1 : 0);
        if (answered)
        {
            Add(batch, time, 1, ToSeconds(echo.roundTrip));
        }
    }
}

void
Count(const ResourceReport& report, Batch& batch)
{
    if (report.use == ResourceUse::Share)
    {
        Add(batch, Quantity::ShareGranted, 1, report.granted ? 1 : 0);
    }
    if (report.granted)
    {
        const bool browses = report.use == ResourceUse::Browse;
        Add(batch, browses ? Quantity::BrowseTime : Quantity::ShareTime, 1, ToSeconds(report.took));
    }
}

void
Count(const Attempt& attempt, Batch& batch)
{
    ++batch.outcomes[static_cast<std::size_t>(attempt.outcome)];
    if (IsConnected(attempt.outcome))
    {
        Add(batch, Quantity::SetupTime, 1, ToSeconds(attempt.decidedAt - attempt.offeredAt));
    }
}

void
CountCaller(const Attempt& attempt, Batch& batch)
{
    if (attempt.redials == 0 && !attempt.lostAt)
    {
        Add(batch, Quantity::CallersRefusedFirst, 1, IsRefusal(attempt.outcome) ? 1 : 0);
    }
    if (!attempt.callerDone)
    {
        return;
    }
    ++batch.callers;
    Add(batch, Quantity::CallerTries, 1, attempt.redials + 1.0);
    if (IsConnected(attempt.outcome))
    {
        Add(batch, Quantity::CallerWait, 1, ToSeconds(attempt.decidedAt - attempt.since));
    }
    else
    {
        ++batch.lostCallers;
    }
}

void
CountServersAsked(const Attempt& attempt, Batch& batch)
{
    Add(batch, Quantity::ServersAsked, 1, attempt.serversAsked);
}

void
CountReconnect(const Attempt& attempt, Batch& batch)
{
    if (!attempt.lostAt)
    {
        return;
    }
    Add(batch, Quantity::ReconnectRefused, 1, IsRefusal(attempt.outcome) ? 1 : 0);
    if (!attempt.callerDone)
    {
        return;
    }
    const bool back = IsConnected(attempt.outcome);
    Add(batch, Quantity::ReconnectTries, 1, attempt.redials + 1.0);
    Add(batch, Quantity::ReconnectLost, 1, back ? 0 : 1);
    if (back)
    {
        Add(batch, Quantity::ReconnectTime, 1, ToSeconds(attempt.decidedAt - *attempt.lostAt));
    }
}

} // namespace pptplab::analysis
