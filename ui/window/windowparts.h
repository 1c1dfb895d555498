// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace personae {

class AccountListModel;
class DenylistStore;
class NoteStore;
class Outbox;
class OutboxModel;
class PeoplePort;
class PeopleStore;
class PictureStore;
class ProfileDesk;
class ProfileStore;
class RequestListModel;
class ServicePort;
class SidebarModel;
class SignInPort;
class SyncPort;
class Theme;
class WindowState;

/// Everything the window stands on; all of it outlives the window. Built by app/.
struct WindowParts
{
    AccountListModel &accounts;
    SidebarModel &sidebar;
    OutboxModel &outboxModel;
    RequestListModel &requests;
    Outbox &outbox;
    ProfileDesk &desk;
    ProfileStore &profiles;
    PeopleStore &people;
    NoteStore &notes;
    PictureStore &pictures;
    SignInPort &signIn;
    SyncPort &sync;
    PeoplePort &peoplePort;
    Theme &theme;
    WindowState &state;
    bool demo = false;                  ///< on the embedded services: said in the title
    ServicePort *service = nullptr;     ///< nullptr: no pages of declared calls, no denylists
    DenylistStore *denylists = nullptr; ///< nullptr: no denylists
};

} // namespace personae
