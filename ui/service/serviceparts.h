// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace personae {

class AccountListModel;
class ProfileStore;
class ServicePort;
class SyncPort;
class Theme;

/// What the pages of declared calls work with; everything outlives them.
struct ServiceParts
{
    ServicePort &service;
    SyncPort &sync;
    ProfileStore &profiles;
    const AccountListModel &accounts;
    Theme &theme;
};

} // namespace personae
