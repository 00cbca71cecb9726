"""A web page parted into title, date, author and text; menus, adverts and embeds told apart from it."""
