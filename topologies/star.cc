// SPDX-License-Identifier: GPL-2.0-only
#include "topologies/star.h"

namespace pptplab::topologies
{

namespace
{

Graph
OneRouter()
{
    Graph graph;
    AddMachine(graph, Machine{Role::Router, "provider", {}, 0});
    return graph;
}

Attachments
AroundIt(const StarOptions& options)
{
    Attachments attachments;
    attachments.sites = {{"server", options.serverAccess, options.servers, 0}};
    for (const StarGroup& group : options.groups)
    {
        attachments.groups.push_back({group.name, group.access, group.clients, {0}});
    }
    return attachments;
}

} // namespace

Star::Star(const StarOptions& options) : m_topology(OneRouter(), AroundIt(options)) {}

} // namespace pptplab::topologies
