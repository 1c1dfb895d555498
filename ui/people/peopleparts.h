// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace personae {

class AccountListModel;
class ListWording;
class NoteStore;
class Outbox;
class PeoplePort;
class PeopleStore;
class PictureStore;
class SyncPort;
class Theme;

/// What the pages about other people stand on; all of it outlives them.
struct PeopleParts
{
    PeopleStore &people;
    NoteStore &notes;
    Outbox &outbox;
    PictureStore &pictures;
    PeoplePort &port;
    SyncPort &sync;
    AccountListModel &accounts;
    const ListWording &wording;
    Theme &theme;
};

} // namespace personae
