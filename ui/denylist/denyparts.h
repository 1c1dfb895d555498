// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace personae {

class AccountListModel;
class DenylistStore;
class Outbox;
class ServicePort;
class Theme;

/// What the denylist page works with; everything outlives it.
struct DenyParts
{
    DenylistStore &denylists;
    Outbox &outbox;
    ServicePort &service;
    const AccountListModel &accounts;
    Theme &theme;
};

} // namespace personae
