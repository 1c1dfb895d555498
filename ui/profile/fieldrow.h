// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/form/profileform.h"
#include "ui/profile/fieldmark.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace personae {

class FieldEditor;

/// One field of the form: label, editor, state mark, counter, menu. Writes what is typed into the
/// form at once and follows the form.
class FieldRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldRow)

public:
    /// `locked`: read only here, whatever the service declares.
    FieldRow(ProfileForm &form, const QString &key, Theme &theme, QWidget *parent,
             bool locked = false);

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] QString title() const; ///< as in the summary line: "Visible to, About"
    void refresh();                      ///< takes value, mark and counter from the form
    void focusEditor();

    [[nodiscard]] int labelWidth() const;         ///< wanted, logical pixels
    void setLabelColumn(int width, bool stacked); ///< stacked: the label stands above the editor

Q_SIGNALS:
    void renameWanted(const QString &key);
    void titleWanted(const QString &titleKey); ///< the section shall get a title of its own
    void removed(const QString &key);
    void changeWanted(const QString &key); ///< by the call FieldSpec::changedBy names

private:
    void build();
    void connectEditor();
    void refreshMark();
    void refreshWarning();
    void refreshOffer();
    void calmVerified();
    void showMenu();
    void fillMenu(QMenu &menu);
    void addServerVerbs(QMenu &menu);
    void addOwnVerbs(QMenu &menu);
    void showValue(const QString &title, const QJsonValue &value);
    void placeAll(bool stacked);

    QPointer<ProfileForm> m_form;
    QString m_key;
    FieldSpec m_spec;
    Theme &m_theme;
    QGridLayout *m_grid;
    QLabel *m_label;
    FieldEditor *m_editor;
    QToolButton *m_menuButton;
    QLabel *m_mark;
    QLabel *m_counter;
    QLabel *m_warning;    ///< never keeps anybody from publishing
    QPushButton *m_offer; ///< takes the text as the service wants it
    QPushButton *m_serverButton;
    QWidget *m_under;
    FieldMark m_shown;
    bool m_stacked = false;
};

} // namespace personae
