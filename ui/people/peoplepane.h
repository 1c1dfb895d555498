// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/people/peoplequery.h"
#include "ui/people/peopleparts.h"

#include <QAction>
#include <QVariantMap>
#include <QWidget>

#include <memory>

namespace personae {

class PeopleListModel;

/// The list pane of people (window.md d3): search, chips, header, "peopleTable", bulk bar, in all
/// states of d11. One pane serves People, Communities and the members of a community. GUI thread.
class PeoplePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PeoplePane)

public:
    explicit PeoplePane(const PeopleParts &parts, QWidget *parent = nullptr);
    ~PeoplePane() override;

    /// `kind` set: only those (the page Communities). What was typed, chips, order and place of
    /// another list come back with it.
    void showList(const PeopleScope &scope, std::optional<PersonKind> kind);
    [[nodiscard]] const PeopleScope &scope() const;
    [[nodiscard]] PersonRef current() const;
    void choose(const QString &handle); ///< where it is in the list
    void focusList();
    void focusSearch();
    [[nodiscard]] PeopleListModel &model() const;

    /// Verbs for menus and the palette; each says by its enabled state and its tool tip whether and
    /// why not. They act on the ticked rows, else on the current one.
    [[nodiscard]] QList<QAction *> memberVerbs() const;
    [[nodiscard]] QAction *findAction() const;       ///< Ctrl+F
    [[nodiscard]] QAction *addFilterAction() const;  ///< Ctrl+Shift+F
    [[nodiscard]] QAction *sortMenuAction() const;   ///< Ctrl+Shift+H
    [[nodiscard]] QAction *exportAction() const;     ///< Ctrl+E
    [[nodiscard]] QAction *copyHandleAction() const; ///< Ctrl+Shift+C
    [[nodiscard]] QAction *crawlAction() const;
    [[nodiscard]] QAction *compactAction() const; ///< density

    /// Columns, order, density, chips per page: to be kept by the window.
    [[nodiscard]] QVariantMap saveLook() const;
    void restoreLook(const QVariantMap &look);

Q_SIGNALS:
    void personChosen(const personae::PersonRef &ref); ///< by moving to the row; the focus stays
    void inspectorWanted();                            ///< Enter again, double click
    void clicked();
    void lookChanged();
    void listOpened(const personae::PeopleScope &scope); ///< a community's members are wanted
    void signInWanted(const personae::AccountId &account);
    void announced(const QString &sentence);
    void escaped(); ///< Esc with nothing left to step out of here

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace personae
